// The life of a signing key: it signs, then only verifies what it has signed, then is refused.

/// What a signing key may be used for.
public enum SigningKeyState: String, Codable, CaseIterable, Sendable {
    /// Signs and verifies.
    case active
    /// Verifies tokens signed earlier.
    case verifyOnly = "verify-only"
    /// Neither.
    case retired
}
