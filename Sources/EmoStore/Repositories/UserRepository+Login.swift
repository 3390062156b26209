// The part of accounts that log-ins need: the stored hash, failures with a growing delay, and the last
// success. Whether the password is right is decided outside, where it may take its time.

import EmoAuth

extension UserRepository {
    /// What a log-in with that address is checked against; nil when there is no such account.
    public func credentials(email: String) throws -> LoginCredentials? {
        guard let user = try find(email: email) else { return nil }
        let hash = try context.connection.first(
            "SELECT password_hash FROM users WHERE id = ?", [SQLValue(user.id)]
        ) {
            try $0.optional(0, $0.text)
        }
        return LoginCredentials(user: user, passwordHash: hash ?? nil)
    }
}

extension UserRepository where Access == ReadWrite {
    /// Counts a wrong password and closes the account for the delay that the policy asks.
    ///
    /// - Returns: the user after it, nil when there is none.
    public func noteFailedLogin(_ id: UUIDv7, policy: LockOutPolicy = LockOutPolicy()) throws -> User? {
        guard let user = try find(id) else { return nil }
        let failures = user.failedLoginAttempts + 1
        let until = policy.delay(afterFailures: failures).map { context.now.adding(milliseconds: $0) }
        try context.connection.run(
            "UPDATE users SET failed_login_attempts = ?, locked_until = ? WHERE id = ?",
            [SQLValue(failures), SQLValue(until), SQLValue(id)])
        return try find(id)
    }

    /// Notes a good log-in: failures are forgotten, the account is open.
    ///
    /// - Returns: the user after it, nil when there is none.
    public func noteLogin(_ id: UUIDv7) throws -> User? {
        try context.connection.run(
            "UPDATE users SET failed_login_attempts = 0, locked_until = NULL, last_login = ? WHERE id = ?",
            [SQLValue(context.now), SQLValue(id)])
        return try find(id)
    }

    /// Stores another password hash, after a change of the password or to raise its cost.
    ///
    /// - Returns: whether there is such a user.
    @discardableResult
    public func setPasswordHash(_ id: UUIDv7, _ hash: String?) throws -> Bool {
        try context.connection.run(
            "UPDATE users SET password_hash = ? WHERE id = ?", [SQLValue(hash), SQLValue(id)]) > 0
    }
}
