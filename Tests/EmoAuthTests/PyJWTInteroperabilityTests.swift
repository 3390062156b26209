// Tokens of this service are read by PyJWT, and tokens of PyJWT by this service. Skipped, and said so, where
// python3 has no PyJWT.

import EmoAuth
import Foundation
import Testing

@Suite("PyJWT")
struct PyJWTInteroperabilityTests {
    /// Runs Python with the arguments and returns what it prints; nil when it fails.
    static func python(_ script: String, _ arguments: String...) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: text, as: UTF8.self) : nil
    }

    static var isInstalled: Bool { (try? python("import jwt; jwt.decode")) ?? nil != nil }

    static let secretText = "0123456789abcdef0123456789abcdef-test"

    @Test(
        "reads our tokens",
        .enabled(if: isInstalled, "python3 has no PyJWT: pip install PyJWT to run this test"))
    func theirReading() throws {
        var claims = TokenTests.claims
        claims.issuedAt = Int64(Date().timeIntervalSince1970) - 1
        claims.expiresAt = claims.issuedAt + 600
        let token = try TokenTests.authority().issue(claims).token
        let script = """
            import jwt, json, sys
            claims = jwt.decode(sys.argv[1], sys.argv[2], algorithms=["HS256"], issuer="emod")
            print(jwt.get_unverified_header(sys.argv[1])["kid"], claims["sub"], claims["type"], end=" ")
            print(claims["service"] == 'stt "quoted"\\n', *claims["scopes"])
            """
        let printed = try #require(try Self.python(script, token, Self.secretText))
        #expect(printed == "k1 0190-account service True speech on_behalf_of\n")
    }

    @Test(
        "writes tokens that we read, and others that we refuse",
        .enabled(if: isInstalled, "python3 has no PyJWT: pip install PyJWT to run this test"))
    func theirWriting() throws {
        let script = """
            import jwt, sys
            now = int(sys.argv[2])
            claims = dict(iss="emod", sub="s", jti="j", type="service", service="emo_buddy")
            claims.update(scopes=["buddy"], iat=now, exp=now + 60)
            ours, other = sys.argv[1], "another secret of some 32 bytes!!"
            for key, algorithm in [(ours, "HS256"), (ours, "HS384"), (other, "HS256"), (None, "none")]:
                print(jwt.encode(claims, key, algorithm=algorithm))
            """
        let printed = try #require(try Self.python(script, Self.secretText, "\(TokenTests.now)"))
        let tokens = printed.split(separator: "\n").map(String.init)
        try #require(tokens.count == 4)
        let authority = try TokenTests.authority()
        let claims = try authority.verify(tokens[0], now: TokenTests.now)
        #expect(claims.serviceName == "emo_buddy")
        #expect(claims.scopes == [.buddy])
        for token in tokens.dropFirst() {
            #expect { try authority.verify(token, now: TokenTests.now) } throws: {
                ($0 as? AuthError)?.code == .invalid
            }
        }
    }
}
