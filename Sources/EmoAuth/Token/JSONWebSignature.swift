// The compact form of a signed text (RFC 7515) with the one algorithm HS256 (RFC 7518, section 3.2). The
// algorithm is looked at before anything else, and nothing of the payload is read before the signature has
// been found good.
import EmoJSON

/// Signed texts in compact form.
public enum JSONWebSignature {
    /// The longest token, in bytes.
    public static let maximumByteCount = 8_192
    /// How deep lists and objects may be nested in a token: flat ones are all that this service issues.
    private static let maximumDepth = 7

    /// Signs a payload.
    ///
    /// - Returns: header, payload and signature in base64url, joined by dots.
    /// - Throws: ``CryptoError``.
    public static func sign(payload: [UInt8], key: SigningKey) throws -> String {
        let header: JSONValue = ["alg": "HS256", "kid": .string(key.id), "typ": "JWT"]
        let signed = Base64URL.encode(header.line()) + "." + Base64URL.encode(payload)
        let code = try MessageAuthentication.code(of: Array(signed.utf8), key: key.secret)
        return signed + "." + Base64URL.encode(code)
    }

    /// Verifies a token and returns its payload.
    ///
    /// - Throws: ``AuthError`` with `auth.invalid` or `auth.key_missing`.
    public static func verify(_ token: String, keys: SigningKeyRing) throws -> [UInt8] {
        guard token.utf8.count <= maximumByteCount else { throw AuthError.invalid("The token is too long.") }
        let bytes = Array(token.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw AuthError.invalid("The token does not have three parts.") }
        let keyID = try keyID(header: parts[0])
        guard let payload = Base64URL.decode(parts[1]), let signature = Base64URL.decode(parts[2]) else {
            throw AuthError.invalid("The token is not strict base64url.")
        }
        let signed = Array(bytes[..<parts[1].endIndex])
        var isGenuine = false
        for key in try keys.verifying(keyID) {
            let code = try MessageAuthentication.code(of: signed, key: key.secret)
            // Every key is tried, so that the time does not tell which one fits.
            let fits = ConstantTime.equal(code, signature)
            isGenuine = isGenuine || fits
        }
        guard isGenuine else { throw AuthError.invalid("The token's signature is not ours.") }
        return payload
    }

    /// Checks the header and returns the key's identifier that it names.
    private static func keyID(header: ArraySlice<UInt8>) throws -> String? {
        guard let members = Base64URL.decode(header).flatMap(object) else {
            throw AuthError.invalid("The token has no header.")
        }
        guard members["alg"] == .string("HS256") else {
            throw AuthError.invalid("The token does not name the algorithm HS256.")
        }
        if let type = members["typ"] {
            guard case .string(let name) = type, name.uppercased() == "JWT" else {
                throw AuthError.invalid("The token is of another type.")
            }
        }
        // Extensions that must be understood (RFC 7515, section 4.1.11): there are none here.
        guard members["crit"] == nil else { throw AuthError.invalid("The token needs an unknown extension.") }
        switch members["kid"] {
        case nil: return nil
        case .string(let id)?: return id
        default: throw AuthError.invalid("The token's key identifier is not a text.")
        }
    }

    /// The members of a header or of claims; nil when the bytes are no JSON object. A name that stands there
    /// twice is refused: readers differ in which of two equal names they keep, and an attacker would choose.
    static func object(_ bytes: [UInt8]) -> JSONObject? {
        (try? JSONParser.parse(bytes, maximumDepth: maximumDepth))?.object
    }
}
