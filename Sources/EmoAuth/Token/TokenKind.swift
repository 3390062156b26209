// Whom a token speaks for.

/// The kind of a token, its `type` claim.
public enum TokenKind: String, Codable, CaseIterable, Sendable {
    /// A person who has logged in.
    case user
    /// Another service.
    case service
}
