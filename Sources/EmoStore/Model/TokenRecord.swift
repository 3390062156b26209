// What is known of an issued token. The token itself is never stored.

import EmoAuth

/// An issued token.
public struct TokenRecord: Hashable, Sendable {
    /// The token's identifier, its `jti` claim.
    public let jti: UUIDv7
    /// When it was issued.
    public let createdAt: Timestamp
    /// Whom it speaks for.
    public let subject: TokenSubject
    /// The key that signed it.
    public let keyID: String
    /// What it allows.
    public let scopes: [String]
    /// Until when it is valid.
    public let expiresAt: Timestamp
    /// When it was revoked, nil while it is valid.
    public let revokedAt: Timestamp?
    /// When it was last used, to the minute.
    public let lastUsedAt: Timestamp?
    /// Who made it, as the audit log names them.
    public let madeBy: String
    /// The log-in that a user's token belongs to and ends with.
    public let loginID: UUIDv7?

    /// Describes a token to be stored.
    public init(
        jti: UUIDv7, createdAt: Timestamp, subject: TokenSubject, keyID: String, scopes: [String],
        expiresAt: Timestamp, madeBy: String, loginID: UUIDv7? = nil
    ) {
        self.jti = jti
        self.createdAt = createdAt
        self.subject = subject
        self.keyID = keyID
        self.scopes = scopes
        self.expiresAt = expiresAt
        revokedAt = nil
        lastUsedAt = nil
        self.madeBy = madeBy
        self.loginID = loginID
    }

    static let columns = """
        jti, created_at, kind, user_id, service_account_id, key_id, scopes, expires_at, revoked_at,
        last_used_at, made_by, login_id
        """

    init(_ row: any SQLRow) throws {
        jti = try row.id(0)
        createdAt = try row.time(1)
        switch try row.label(2, as: TokenKind.self) {
        case .user: subject = .user(try row.id(3))
        case .service: subject = .service(try row.id(4))
        }
        keyID = try row.text(5)
        scopes = try row.list(6, of: String.self)
        expiresAt = try row.time(7)
        revokedAt = try row.optional(8, row.time)
        lastUsedAt = try row.optional(9, row.time)
        madeBy = try row.text(10)
        loginID = try row.optional(11, row.id)
    }
}
