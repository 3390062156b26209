// The keys that sign tokens. A key is at least as long as its hash (RFC 7518, section 3.2), and one ring
// knows which key signs and which still verify.

/// A key that signs tokens.
public struct SigningKey: Sendable {
    /// The least length of a secret in bytes.
    public static let minimumByteCount = 32

    /// The identifier that tokens carry as `kid`: 1…64 characters.
    public let id: String
    /// What the key may be used for.
    public let state: SigningKeyState
    let secret: SecretBytes

    /// Makes a key of a secret.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing` when the secret is shorter than 32 bytes.
    public init(id: String, secret: SecretBytes, state: SigningKeyState = .active) throws {
        guard (1...64).contains(id.utf8.count), secret.count >= Self.minimumByteCount else {
            throw AuthError(
                .keyMissing,
                "The signing key is too short: \(secret.count) of \(Self.minimumByteCount) bytes.",
                hint:
                    "Set AUTH_SECRET_KEY or the credential to at least \(Self.minimumByteCount) random bytes."
            )
        }
        self.id = id
        self.secret = secret
        self.state = state
    }

    /// An identifier that follows from the secret without telling it: the first 8 bytes of
    /// HMAC-SHA256(secret, "emobuddy key id"), in hexadecimal.
    public static func derivedID(of secret: SecretBytes) throws -> String {
        let code = try MessageAuthentication.code(of: Array("emobuddy key id".utf8), key: secret)
        return code.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// All signing keys of the installation.
public struct SigningKeyRing: Sendable {
    private let keys: [SigningKey]

    /// Makes a ring; the first active key signs.
    ///
    /// - Throws: ``AuthError`` with `auth.invalid` when two keys have one identifier.
    public init(_ keys: [SigningKey]) throws {
        guard Set(keys.map(\.id)).count == keys.count else {
            throw AuthError(.invalid, "Two signing keys have one identifier.", hint: "Give each key its own.")
        }
        self.keys = keys
    }

    /// The key that signs.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing`.
    public func signing() throws -> SigningKey {
        guard let key = keys.first(where: { $0.state == .active }) else { throw Self.missing() }
        return key
    }

    /// The keys that a token may have been signed with: the one it names, or all when it names none.
    func verifying(_ id: String?) throws -> [SigningKey] {
        let usable = keys.filter { $0.state != .retired }
        guard !usable.isEmpty else { throw Self.missing() }
        guard let id else { return usable }
        return usable.filter { $0.id == id }
    }

    private static func missing() -> AuthError {
        AuthError(
            .keyMissing, "There is no key for tokens.",
            hint: "Set AUTH_SECRET_KEY or the credential, or let the service make one at its first start.")
    }
}
