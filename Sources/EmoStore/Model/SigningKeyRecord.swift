// A signing key without its secret.

import EmoAuth

/// A signing key as the store knows it.
public struct SigningKeyRecord: Hashable, Sendable {
    /// The key's identifier, the `kid` of tokens.
    public let keyID: String
    /// When it was first seen.
    public let createdAt: Timestamp
    /// What it may be used for.
    public let state: SigningKeyState
}
