// Replies to requests with an idempotency key, stored in the transaction of the effect: whoever repeats the
// request after a lost reply gets that reply and not the effect a second time.

/// The stored replies, within a transaction.
public struct IdempotencyRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// Looks a key up.
    ///
    /// - Parameters:
    ///   - identity: who asks, as one stable text; keys of different identities never meet.
    ///   - key: the key of the request.
    ///   - requestHash: SHA-256 of method and canonical parameters.
    public func claim(identity: String, key: String, requestHash: [UInt8]) throws -> IdempotencyClaim {
        let found = try context.connection.first(
            """
            SELECT user_id, request_hash, reply FROM idempotency
            WHERE identity = ? AND idempotency_key = ? AND expires_at > ?
            """, [SQLValue(identity), SQLValue(key), SQLValue(context.now)]
        ) { (user: try $0.optional(0, $0.id), hash: try $0.blob(1), reply: try $0.blob(2)) }
        guard let found else { return .new }
        guard found.hash == requestHash else { return .conflict }
        return .replay(try context.open(found.reply, Self.location(found.user, identity, key)))
    }

    static func location(_ user: UUIDv7?, _ identity: String, _ key: String) -> TextLocation {
        // The length keeps the pairs ("a", "b c") and ("a b", "c") apart.
        TextLocation(
            user: user, table: "idempotency", row: "\(identity.utf8.count) \(identity) \(key)",
            column: "reply")
    }
}

extension IdempotencyRepository where Access == ReadWrite {
    /// Stores the reply to a request whose key was ``IdempotencyClaim/new``. An expired row of the key gives
    /// way.
    ///
    /// - Parameters:
    ///   - identity: who asked, as in ``claim(identity:key:requestHash:)``.
    ///   - key: the key of the request.
    ///   - requestHash: SHA-256 of method and canonical parameters.
    ///   - reply: the reply, sealed at rest.
    ///   - user: the user whose text the reply may hold; it is erased with the user.
    ///   - expiresAt: until when the key is remembered.
    public func store(
        identity: String, key: String, requestHash: [UInt8], reply: [UInt8], user: UUIDv7?,
        expiresAt: Timestamp
    ) throws {
        let connection = try context.connection
        try connection.run(
            "DELETE FROM idempotency WHERE identity = ? AND idempotency_key = ? AND expires_at <= ?",
            [SQLValue(identity), SQLValue(key), SQLValue(context.now)])
        try connection.run(
            """
            INSERT INTO idempotency (identity, idempotency_key, created_at, user_id, request_hash, reply,
                expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(identity), SQLValue(key), SQLValue(context.now), SQLValue(user), .blob(requestHash),
                .blob(try context.seal(reply, Self.location(user, identity, key))), SQLValue(expiresAt),
            ])
    }

    /// Seals the replies that belong to no user anew, after the master key was changed.
    public func resealAll() throws {
        let connection = try context.connection
        let rows = try connection.all(
            "SELECT identity, idempotency_key, reply FROM idempotency WHERE user_id IS NULL"
        ) { (identity: try $0.text(0), key: try $0.text(1), reply: try $0.blob(2)) }
        for row in rows {
            let place = Self.location(nil, row.identity, row.key)
            try connection.run(
                "UPDATE idempotency SET reply = ? WHERE identity = ? AND idempotency_key = ?",
                [
                    .blob(try context.seal(try context.open(row.reply, place), place)),
                    SQLValue(row.identity), SQLValue(row.key),
                ])
        }
    }

    /// Deletes rows that have expired.
    ///
    /// - Returns: how many, at most `limit`.
    public func removeExpired(limit: Int) throws -> Int {
        try context.connection.run(
            """
            DELETE FROM idempotency WHERE (identity, idempotency_key) IN
                (SELECT identity, idempotency_key FROM idempotency WHERE expires_at <= ?
                ORDER BY expires_at LIMIT ?)
            """, [SQLValue(context.now), SQLValue(limit)])
    }
}
