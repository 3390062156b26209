// Issues and verifies the tokens of this installation. Whether a token was revoked is the store's to say,
// after this has found it genuine and in time.

/// Signs and verifies tokens with the installation's keys.
public struct TokenAuthority: Sendable {
    /// How long a service's token is valid by default: one year, in seconds.
    public static let serviceLifetime: Int64 = 365 * 86_400
    /// How long a user's token is valid by default: one hour, in seconds.
    public static let userLifetime: Int64 = 3_600

    private let keys: SigningKeyRing

    /// Makes an authority of the installation's keys.
    public init(keys: SigningKeyRing) { self.keys = keys }

    /// Signs claims with the active key.
    ///
    /// - Returns: the token, and the identifier of the key that signed it.
    /// - Throws: ``AuthError`` with `auth.key_missing`; ``CryptoError``.
    public func issue(_ claims: TokenClaims) throws -> (token: String, keyID: String) {
        let key = try keys.signing()
        return (try JSONWebSignature.sign(payload: Array(claims.json.utf8), key: key), key.id)
    }

    /// Verifies a token completely but for revocation.
    ///
    /// - Parameter now: the present, in seconds since 1970.
    /// - Throws: ``AuthError`` with `auth.invalid`, `auth.expired`, `auth.not_yet_valid` or
    ///   `auth.key_missing`.
    public func verify(_ token: String, now: Int64) throws -> TokenClaims {
        let claims = try TokenClaims(payload: JSONWebSignature.verify(token, keys: keys))
        guard now < claims.expiresAt else {
            throw AuthError(
                .expired, "The token has expired.",
                hint: "Ask an administrator for a new one: emoctl token create NAME")
        }
        guard now >= claims.notBefore ?? .min else {
            throw AuthError(
                .notYetValid, "The token is not valid yet.", hint: "Check the clocks of both machines.")
        }
        return claims
    }
}
