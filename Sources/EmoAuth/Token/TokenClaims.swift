// What a token says (RFC 7519): registered claims and the ones of this service. Times are whole seconds.
import EmoJSON

/// The claims of a token.
public struct TokenClaims: Hashable, Sendable {
    /// Who issues tokens here.
    public static let issuer = "emod"

    /// Whom the token speaks for: the identifier of a user or of a service account.
    public var subject: String
    /// The identifier of the token, which is revoked by it.
    public var tokenID: String
    /// The kind of the token.
    public var kind: TokenKind
    /// The name of the service; nil for users.
    public var serviceName: String?
    /// What the token allows.
    public var scopes: [Scope]
    /// When it was issued, in seconds since 1970.
    public var issuedAt: Int64
    /// From when on it is not valid any more, in seconds since 1970.
    public var expiresAt: Int64
    /// From when on it is valid, in seconds since 1970; at once when nil.
    public var notBefore: Int64?

    /// Describes a token.
    public init(
        subject: String, tokenID: String, kind: TokenKind, serviceName: String? = nil, scopes: [Scope],
        issuedAt: Int64, expiresAt: Int64, notBefore: Int64? = nil
    ) {
        self.subject = subject
        self.tokenID = tokenID
        self.kind = kind
        self.serviceName = serviceName
        self.scopes = scopes
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.notBefore = notBefore
    }

    /// The claims as a JSON object with sorted names.
    var json: String {
        var claims: JSONObject = [
            "exp": .integer(expiresAt), "iat": .integer(issuedAt), "iss": .string(Self.issuer),
            "jti": .string(tokenID),
        ]
        claims["nbf"] = notBefore.map(JSONValue.integer)
        claims["scopes"] = JSONValue(scopes.map(\.rawValue))
        claims["service"] = serviceName.map(JSONValue.string)
        claims["sub"] = .string(subject)
        claims["type"] = .string(kind.rawValue)
        return JSONValue.object(claims).text
    }

    /// Reads the claims of a payload whose signature is good. Claims not named here are ignored, as RFC 7519,
    /// section 4, asks; a claim that stands there twice is refused.
    ///
    /// - Throws: ``AuthError`` with `auth.invalid`.
    init(payload: [UInt8]) throws {
        guard let members = JSONWebSignature.object(payload) else {
            throw AuthError.invalid("The token's claims are not a JSON object of distinct names.")
        }
        func text(_ name: String) throws -> String? {
            switch members[name] {
            case nil: return nil
            case .string(let value)? where !value.isEmpty: return value
            default: throw AuthError.invalid("The token's claim \(name) is not a text.")
            }
        }
        func time(_ name: String) throws -> Int64? {
            guard let member = members[name] else { return nil }
            // RFC 7519, section 2: a time may have a fraction.
            guard let value = member.number, let seconds = Int64(exactly: value.rounded(.down)) else {
                throw AuthError.invalid("The token's claim \(name) is not a time.")
            }
            return seconds
        }
        func required<Value>(_ name: String, _ value: Value?) throws -> Value {
            guard let value else { throw AuthError.invalid("The token has no claim \(name).") }
            return value
        }
        guard try text("iss") == Self.issuer else {
            throw AuthError.invalid("The token is from another issuer.")
        }
        // RFC 7519, section 4.1.3: a token that names an audience is for that audience alone.
        if let audience = members["aud"] {
            let names = audience.array ?? [audience]
            guard names.contains(.string(Self.issuer)) else {
                throw AuthError.invalid("The token is for another audience.")
            }
        }
        kind = try required("type", try text("type").flatMap { TokenKind(rawValue: $0) })
        subject = try required("sub", try text("sub"))
        tokenID = try required("jti", try text("jti"))
        serviceName = try text("service")
        guard (kind == .service) == (serviceName != nil) else {
            throw AuthError.invalid("The token's kind and service do not fit each other.")
        }
        guard case .array(let elements)? = members["scopes"] else {
            throw AuthError.invalid("The token has no claim scopes.")
        }
        scopes = try elements.map { element in
            guard case .string(let scope) = element else {
                throw AuthError.invalid("The token's claim scopes is not a list of texts.")
            }
            return Scope(rawValue: scope)
        }
        issuedAt = try required("iat", try time("iat"))
        expiresAt = try required("exp", try time("exp"))
        notBefore = try time("nbf")
    }
}
