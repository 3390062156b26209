// One log-in of a user: short-lived tokens hang on it, and it is renewed with a refresh token that is good for one
// use. What is stored of a refresh token is its SHA-256.

/// A log-in.
public struct Login: Hashable, Sendable {
    /// The identifier.
    public let id: UUIDv7
    /// Who logged in.
    public let userID: UUIDv7
    /// SHA-256 of the refresh token that is good now.
    public let refreshHash: [UInt8]
    /// SHA-256 of the one before it; whoever shows that one has a copy.
    public let previousHash: [UInt8]?
    /// Until when it can be renewed.
    public let expiresAt: Timestamp
    /// When it was ended, nil while it is good.
    public let revokedAt: Timestamp?

    static let columns = "id, user_id, refresh_hash, previous_hash, expires_at, revoked_at"

    init(_ row: any SQLRow) throws {
        id = try row.id(0)
        userID = try row.id(1)
        refreshHash = try row.blob(2)
        previousHash = try row.optional(3, row.blob)
        expiresAt = try row.time(4)
        revokedAt = try row.optional(5, row.time)
    }
}
