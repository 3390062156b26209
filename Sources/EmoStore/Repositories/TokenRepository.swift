// Issued tokens: what the daemon checks beside a token's signature, and what administrators list and revoke.

import EmoAuth

/// The tokens, within a transaction.
public struct TokenRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The token of that identifier.
    public func find(_ jti: UUIDv7) throws -> TokenRecord? {
        try context.connection.first(
            "SELECT \(TokenRecord.columns) FROM tokens WHERE jti = ?", [SQLValue(jti)], TokenRecord.init)
    }

    /// Tokens of one kind or of all, newest first.
    public func list(kind: TokenKind? = nil, _ page: PageRequest = PageRequest()) throws -> Page<TokenRecord>
    {
        let rows = try context.connection.all(
            """
            SELECT \(TokenRecord.columns) FROM tokens
            WHERE jti < ? AND kind = coalesce(?, kind) ORDER BY jti DESC LIMIT ?
            """, [page.bound, SQLValue(kind?.rawValue), SQLValue(page.limit + 1)], TokenRecord.init)
        return Page(rows: rows, limit: page.limit, id: \.jti)
    }
}

extension TokenRepository where Access == ReadWrite {
    /// Stores what is known of a new token.
    public func insert(_ token: TokenRecord) throws {
        var user: UUIDv7?
        var service: UUIDv7?
        switch token.subject {
        case .user(let id): user = id
        case .service(let id): service = id
        }
        try context.connection.run(
            """
            INSERT INTO tokens (jti, created_at, kind, user_id, service_account_id, key_id, scopes,
                expires_at, made_by, login_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(token.jti), SQLValue(token.createdAt), SQLValue(token.subject.kind.rawValue),
                SQLValue(user),
                SQLValue(service), SQLValue(token.keyID), try .list(token.scopes), SQLValue(token.expiresAt),
                SQLValue(token.madeBy), SQLValue(token.loginID),
            ])
    }

    /// Revokes a token from now on.
    ///
    /// - Returns: whether it exists and was not revoked before.
    @discardableResult
    public func revoke(_ jti: UUIDv7) throws -> Bool {
        try context.connection.run(
            "UPDATE tokens SET revoked_at = ? WHERE jti = ? AND revoked_at IS NULL",
            [SQLValue(context.now), SQLValue(jti)]) > 0
    }

    /// Revokes all tokens of a user or a service.
    ///
    /// - Returns: how many were valid until now.
    @discardableResult
    public func revokeAll(of subject: TokenSubject) throws -> Int {
        let (column, id) =
            switch subject {
            case .user(let id): ("user_id", id)
            case .service(let id): ("service_account_id", id)
            }
        return try context.connection.run(
            "UPDATE tokens SET revoked_at = ? WHERE \(column) = ? AND revoked_at IS NULL",
            [SQLValue(context.now), SQLValue(id)])
    }

    /// Revokes all tokens of a log-in.
    public func revokeAll(ofLogin id: UUIDv7) throws {
        try context.connection.run(
            "UPDATE tokens SET revoked_at = ? WHERE login_id = ? AND revoked_at IS NULL",
            [SQLValue(context.now), SQLValue(id)])
    }

    /// Notes that a token was used; at most one row change a minute, so that requests stay cheap.
    public func noteUse(_ jti: UUIDv7) throws {
        try context.connection.run(
            "UPDATE tokens SET last_used_at = ? WHERE jti = ? AND coalesce(last_used_at, 0) <= ?",
            [SQLValue(context.now), SQLValue(jti), SQLValue(context.now.adding(milliseconds: -60_000))])
    }

    /// Deletes tokens that expired before a moment.
    ///
    /// - Returns: how many.
    @discardableResult
    public func deleteAll(expiredBefore time: Timestamp) throws -> Int {
        try context.connection.run("DELETE FROM tokens WHERE expires_at < ?", [SQLValue(time)])
    }
}
