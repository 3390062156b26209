// Whom a token speaks for, by the identifier of the account.

import EmoAuth

/// Whom a token speaks for.
public enum TokenSubject: Hashable, Sendable {
    /// A user, by identifier.
    case user(UUIDv7)
    /// A service account, by identifier.
    case service(UUIDv7)

    /// The kind of the token.
    public var kind: TokenKind {
        switch self {
        case .user: .user
        case .service: .service
        }
    }
}
