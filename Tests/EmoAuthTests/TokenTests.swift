// Tokens: what this service issues it accepts, and whatever differs in any way is refused with the right
// code.

import EmoAuth
import Foundation
import Testing

@Suite("Tokens")
struct TokenTests {
    static let secret = SecretBytes(copying: Array("0123456789abcdef0123456789abcdef-test".utf8))
    static let now: Int64 = 1_800_000_000

    static func authority(_ id: String = "k1", secret: SecretBytes = secret) throws -> TokenAuthority {
        TokenAuthority(keys: try SigningKeyRing([SigningKey(id: id, secret: secret)]))
    }

    static let claims = TokenClaims(
        subject: "0190-account", tokenID: "0190-token", kind: .service, serviceName: "stt \"quoted\"\n",
        scopes: [.speech, .onBehalfOf], issuedAt: now, expiresAt: now + TokenAuthority.serviceLifetime)

    /// A token with any header and payload, signed with `secret`.
    static func forge(header: String, payload: String, secret: SecretBytes = secret) throws -> String {
        let signed = Base64URL.encode(header.utf8) + "." + Base64URL.encode(payload.utf8)
        let code = try MessageAuthentication.code(of: Array(signed.utf8), key: secret)
        return signed + "." + Base64URL.encode(code)
    }

    static let header = #"{"alg":"HS256","typ":"JWT","kid":"k1"}"#

    static func payload(_ change: (inout [String: String]) -> Void = { _ in }) -> String {
        var members = [
            "iss": #""emod""#, "sub": #""s""#, "jti": #""j""#, "type": #""service""#, "service": #""stt""#,
            "scopes": #"["speech"]"#, "iat": "\(now)", "exp": "\(now + 10)",
        ]
        change(&members)
        return "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    func code(of token: String, now: Int64 = now) throws -> AuthError.Code? {
        do {
            _ = try Self.authority().verify(token, now: now)
            return nil
        } catch let error as AuthError {
            return error.code
        }
    }

    @Test("an issued token says what was put in")
    func roundTrip() throws {
        let authority = try Self.authority()
        let (token, keyID) = try authority.issue(Self.claims)
        #expect(keyID == "k1")
        #expect(try authority.verify(token, now: Self.now) == Self.claims)
        #expect(try code(of: Self.forge(header: Self.header, payload: Self.payload())) == nil)
    }

    @Test("the example of RFC 7515, appendix A.1, is verified")
    func rfc7515() throws {
        let secretText =
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
        let secret = SecretBytes(copying: try #require(Base64URL.decode(secretText.utf8)))
        let ring = try SigningKeyRing([SigningKey(id: "a1", secret: secret)])
        let token =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
            + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl"
            + "LmNvbS9pc19yb290Ijp0cnVlfQ."
            + "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let payload = try JSONWebSignature.verify(token, keys: ring)
        let text = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
        #expect(String(decoding: payload, as: UTF8.self) == text)
    }

    @Test(
        "the unsecured token of RFC 7519, section 6.1, is refused, and that of section 3.1 under another key")
    func rfc7519() throws {
        let unsecured =
            "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0"
            + "cnVlfQ."
        let signed =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        for token in [unsecured, signed] { #expect(try code(of: token) == .invalid) }
    }

    @Test("a token for this audience among others is good")
    func audience() throws {
        for audience in [#""emod""#, #"["other","emod"]"#] {
            let payload = Self.payload { $0["aud"] = audience }
            #expect(try code(of: Self.forge(header: Self.header, payload: payload)) == nil)
        }
    }

    @Test("a token is good until its last second and not from it on")
    func expiry() throws {
        let token = try Self.forge(header: Self.header, payload: Self.payload())
        #expect(try code(of: token, now: Self.now + 9) == nil)
        #expect(try code(of: token, now: Self.now + 10) == .expired)
        let later = try Self.forge(
            header: Self.header, payload: Self.payload { $0["nbf"] = "\(Self.now + 5)" })
        #expect(try code(of: later, now: Self.now + 4) == .notYetValid)
        #expect(try code(of: later, now: Self.now + 5) == nil)
    }

    @Test(
        "a forged header is refused",
        arguments: [
            #"{"alg":"none","typ":"JWT"}"#, #"{"alg":"NONE"}"#, #"{"alg":"hs256"}"#, #"{"alg":"HS512"}"#,
            #"{"alg":"RS256"}"#, #"{"alg":"ES256","kid":"k1"}"#, #"{"typ":"JWT"}"#, #"{"alg":null}"#,
            #"{"alg":["HS256"]}"#, #"{"alg":"none","alg":"HS256"}"#, #"{"alg":"HS256","alg":"none"}"#,
            #"{"alg":"HS256","crit":["b64"],"b64":false}"#, #"{"alg":"HS256","typ":"JOSE"}"#,
            #"{"alg":"HS256","kid":"k2"}"#, #"{"alg":"HS256","kid":7}"#, #"["HS256"]"#, "", "{",
            #"{"alg":"HS256"} x"#,
        ])
    func headers(header: String) throws {
        #expect(try code(of: Self.forge(header: header, payload: Self.payload())) == .invalid)
    }

    @Test("an unsigned token is refused, with and without a last part")
    func unsigned() throws {
        let parts = #"{"alg":"none"}"#.utf8
        let token = Base64URL.encode(parts) + "." + Base64URL.encode(Self.payload().utf8)
        for text in [token, token + ".", token + ".AA"] { #expect(try code(of: text) == .invalid) }
    }

    @Test("a token of another key is refused, whether it names ours or not")
    func wrongKey() throws {
        let other = try SecretBytes.random(count: 32)
        for header in [Self.header, #"{"alg":"HS256"}"#] {
            let token = try Self.forge(header: header, payload: Self.payload(), secret: other)
            #expect(try code(of: token) == .invalid)
        }
    }

    @Test(
        "claims that do not fit are refused",
        arguments: [
            ("iss", #""someone""#), ("iss", nil), ("iss", "7"), ("type", #""admin""#), ("type", nil),
            ("sub", nil),
            ("sub", #""""#), ("jti", nil), ("exp", nil), ("exp", #""never""#), ("exp", "1e400"), ("iat", nil),
            ("nbf", "true"), ("scopes", nil), ("scopes", #""speech""#), ("scopes", "[1]"), ("service", nil),
            ("service", "null"), ("aud", #""other""#), ("aud", #"["other","another"]"#), ("aud", "[]"),
            ("aud", "7"),
        ] as [(String, String?)])
    func claims(name: String, value: String?) throws {
        let payload = Self.payload { $0[name] = value }
        #expect(try code(of: Self.forge(header: Self.header, payload: payload)) == .invalid)
    }

    @Test("a claim that stands there twice is refused")
    func duplicates() throws {
        for extra in [#""exp":99999999999"#, #""scopes":["admin"]"#, #""\u0073ub":"x""#] {
            let payload = Self.payload().dropLast() + "," + extra + "}"
            #expect(try code(of: Self.forge(header: Self.header, payload: String(payload))) == .invalid)
        }
    }

    @Test("claims nested deep are refused, and a time may have a fraction but not be beyond all times")
    func shapes() throws {
        let nested = { (count: Int) in
            String(repeating: "[", count: count) + "1" + String(repeating: "]", count: count)
        }
        for (name, value, refusal) in [
            ("x", nested(6), nil), ("x", nested(7), .invalid), ("exp", "\(Self.now + 10).75", nil),
            ("exp", "9223372036854775807", .invalid),
        ] as [(String, String, AuthError.Code?)] {
            let payload = Self.payload { $0[name] = value }
            #expect(try code(of: Self.forge(header: Self.header, payload: payload)) == refusal)
        }
    }

    @Test("an unknown claim is ignored, but not if it makes the token too long")
    func oversized() throws {
        let some = Self.payload { $0["x"] = "\"" + String(repeating: "y", count: 100) + "\"" }
        #expect(try code(of: Self.forge(header: Self.header, payload: some)) == nil)
        let many = Self.payload { $0["x"] = "\"" + String(repeating: "y", count: 7_000) + "\"" }
        #expect(try code(of: Self.forge(header: Self.header, payload: many)) == .invalid)
    }

    @Test("no token survives the loss, change or addition of a character")
    func everyByte() throws {
        let token = Array(try Self.forge(header: Self.header, payload: Self.payload()).utf8)
        for index in token.indices {
            #expect(try code(of: String(decoding: token[..<index], as: UTF8.self)) == .invalid)
            var changed = token
            changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(try code(of: String(decoding: changed, as: UTF8.self)) == .invalid)
        }
        for extra in [" ", "=", "A", "\n", ".", "\0"] {
            #expect(try code(of: String(decoding: token, as: UTF8.self) + extra) == .invalid)
            #expect(try code(of: extra + String(decoding: token, as: UTF8.self)) == .invalid)
        }
    }

    @Test("a verify-only key verifies and does not sign, a retired one does neither")
    func keyStates() throws {
        let old = try SigningKey(id: "old", secret: Self.secret, state: .active)
        let token = try TokenAuthority(keys: SigningKeyRing([old])).issue(Self.claims).token
        func ring(_ state: SigningKeyState) throws -> TokenAuthority {
            TokenAuthority(
                keys: try SigningKeyRing([SigningKey(id: "old", secret: Self.secret, state: state)]))
        }
        #expect(try ring(.verifyOnly).verify(token, now: Self.now) == Self.claims)
        #expect { try ring(.verifyOnly).issue(Self.claims) } throws: {
            ($0 as? AuthError)?.code == .keyMissing
        }
        #expect { try ring(.retired).verify(token, now: Self.now) } throws: {
            ($0 as? AuthError)?.code == .keyMissing
        }
    }

    @Test("a short secret is no key")
    func shortSecret() {
        #expect { try SigningKey(id: "k", secret: SecretBytes(copying: [1, 2, 3])) } throws: {
            ($0 as? AuthError)?.code == .keyMissing
        }
    }

    @Test("no error repeats the token")
    func quietErrors() throws {
        let token = try Self.forge(header: #"{"alg":"none"}"#, payload: Self.payload())
        #expect { try Self.authority().verify(token, now: Self.now) } throws: { error in
            !"\(error)".contains(token.prefix(12))
        }
    }
}
