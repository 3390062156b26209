// Log-ins of users: begun with a password, renewed with a refresh token, ended by logging out, a new password,
// disabling or erasure.

/// The log-ins, within a transaction.
public struct LoginRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The log-in of that identifier.
    public func find(_ id: UUIDv7) throws -> Login? {
        try context.connection.first(
            "SELECT \(Login.columns) FROM logins WHERE id = ?", [SQLValue(id)], Login.init)
    }
}

extension LoginRepository where Access == ReadWrite {
    /// Begins a log-in.
    ///
    /// - Parameter refreshHash: SHA-256 of its refresh token.
    /// - Returns: its identifier.
    public func begin(user: UUIDv7, refreshHash: [UInt8], expiresAt: Timestamp) throws -> UUIDv7 {
        let id = UUIDv7(at: context.now)
        try context.connection.run(
            """
            INSERT INTO logins (id, created_at, user_id, refresh_hash, refreshed_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(id), SQLValue(context.now), SQLValue(user), .blob(refreshHash),
                SQLValue(context.now), SQLValue(expiresAt),
            ])
        return id
    }

    /// Puts the next refresh token in the place of the one that was used.
    public func renew(_ login: Login, refreshHash: [UInt8], expiresAt: Timestamp) throws {
        try context.connection.run(
            """
            UPDATE logins SET refresh_hash = ?, previous_hash = ?, refreshed_at = ?, expires_at = ?
            WHERE id = ?
            """,
            [
                .blob(refreshHash), .blob(login.refreshHash), SQLValue(context.now), SQLValue(expiresAt),
                SQLValue(login.id),
            ])
    }

    /// Ends a log-in with all its tokens.
    public func end(_ id: UUIDv7) throws {
        try context.connection.run(
            "UPDATE logins SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
            [SQLValue(context.now), SQLValue(id)])
        try TokenRepository<ReadWrite>(context: context).revokeAll(ofLogin: id)
    }

    /// Ends all log-ins of a user with all their tokens.
    public func endAll(of user: UUIDv7) throws {
        try context.connection.run(
            "UPDATE logins SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL",
            [SQLValue(context.now), SQLValue(user)])
        try TokenRepository<ReadWrite>(context: context).revokeAll(of: .user(user))
    }

    /// Deletes log-ins that expired before a moment.
    public func deleteAll(expiredBefore time: Timestamp) throws {
        try context.connection.run("DELETE FROM logins WHERE expires_at < ?", [SQLValue(time)])
    }
}
