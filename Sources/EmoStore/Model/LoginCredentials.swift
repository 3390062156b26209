// What a log-in needs of an account; it leaves the store for the moment of the check only.

/// What a log-in is checked against.
public struct LoginCredentials: Sendable {
    /// The account.
    public let user: User
    /// The stored password hash, nil when the account has no password.
    public let passwordHash: String?
}
