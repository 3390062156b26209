// A person with an account. The password hash and the data key are not part of it: they stay in the store.

import EmoAuth

/// A user.
public struct User: Hashable, Sendable {
    /// The user's identifier.
    public let id: UUIDv7
    /// When the account was made.
    public let createdAt: Timestamp
    /// The address to log in with, unique, lower case; `uid-1000@local` for a local user.
    public let email: String
    /// The name to show.
    public let displayName: String
    /// The role.
    public let role: Role
    /// The Unix uid of a local user.
    public let localUID: UInt32?
    /// Whether a password was set.
    public let hasPassword: Bool
    /// Failed log-ins since the last good one.
    public let failedLoginAttempts: Int
    /// Until when log-ins are refused.
    public let lockedUntil: Timestamp?
    /// The last good log-in.
    public let lastLogin: Timestamp?
    /// Whether the user agrees that analyses and conversations are kept.
    public let allowDataCollection: Bool
    /// Whether the user's analyses may count in aggregates.
    public let allowAnalysisSharing: Bool
    /// The language tag that the user prefers, such as `en-GB`.
    public let locale: String?
    /// When the account was disabled, nil while it is in use.
    public let disabledAt: Timestamp?

    static let columns = """
        id, created_at, email, display_name, role, local_uid, password_hash IS NOT NULL,
        failed_login_attempts, locked_until, last_login, allow_data_collection, allow_analysis_sharing,
        locale, disabled_at
        """

    init(_ row: any SQLRow) throws {
        id = try row.id(0)
        createdAt = try row.time(1)
        email = try row.text(2)
        displayName = try row.text(3)
        role = try row.label(4, as: Role.self)
        localUID = try row.optional(5, row.integer).flatMap { UInt32(exactly: $0) }
        hasPassword = try row.flag(6)
        failedLoginAttempts = try row.int(7)
        lockedUntil = try row.optional(8, row.time)
        lastLogin = try row.optional(9, row.time)
        allowDataCollection = try row.flag(10)
        allowAnalysisSharing = try row.flag(11)
        locale = try row.optional(12, row.text)
        disabledAt = try row.optional(13, row.time)
    }
}
