// What somebody gives to have an account; the store adds identifier, time and key.

import EmoAuth

/// What a new account is made of.
public struct NewUser: Sendable {
    /// The address to log in with; stored in lower case.
    public var email: String
    /// The name to show.
    public var displayName: String
    /// The role.
    public var role: Role
    /// The encoded password hash, nil for accounts without a password.
    public var passwordHash: String?
    /// The language tag that the user prefers.
    public var locale: String?
    /// The Unix uid of a local user.
    public var localUID: UInt32?

    /// Describes a new account.
    public init(
        email: String, displayName: String, role: Role, passwordHash: String? = nil, locale: String? = nil,
        localUID: UInt32? = nil
    ) {
        self.email = email
        self.displayName = displayName
        self.role = role
        self.passwordHash = passwordHash
        self.locale = locale
        self.localUID = localUID
    }
}
