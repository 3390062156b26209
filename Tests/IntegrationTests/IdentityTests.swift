// Who may do what: the peer's uid, tokens of services, and every way a token can be wrong.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Identity", .serialized)
struct IdentityTests {
    private func makeToken(
        _ client: CheckedClient, scopes: [String] = ["speech", "emotion", "buddy", "on_behalf_of"]
    ) throws -> JSONValue {
        try client.result("token.create", ["name": "stt", "scopes": JSONValue(scopes)])
    }

    @Test("who opens the socket is the local user of that uid; root is an administrator besides")
    func local() throws {
        let me = try SharedDaemon.connect().result("auth.whoami")
        #expect(me.text("kind") == "local")
        #expect(me.text("name") == "uid \(getuid())")
        #expect(me["is_administrator"] == true)
    }

    @Test("a service's token acts for a user, with its own scopes only")
    func service() throws {
        let client = try SharedDaemon.connect()
        let me = try client.result("auth.whoami").text("user_id")
        let token = try makeToken(client).text("token")
        let acting = try client.result("auth.whoami", token: token, onBehalfOf: me)
        #expect(acting.text("kind") == "service")
        #expect(acting.text("name") == "stt")
        _ = try client.result("speech.list", token: token, onBehalfOf: me)
        #expect(try client.failure("speech.list", token: token).code == "auth.scope")
        #expect(
            try client.failure("speech.list", onBehalfOf: me).code == "auth.scope",
            "a peer acts for itself only")
        #expect(try client.failure("token.list", token: token).code == "auth.scope")
        #expect(
            try client.failure("speech.list", token: token, onBehalfOf: UUID().uuidString.lowercased()).code
                == "user.not_found")
    }

    @Test("a token can be bound to a connection, and revoked at once")
    func revoked() throws {
        let administrator = try SharedDaemon.connect()
        let made = try makeToken(administrator, scopes: ["emotion"])
        let client = try SharedDaemon.connect()
        _ = try client.result("auth.token", ["token": .string(made.text("token"))])
        #expect(try client.result("auth.whoami").text("name") == "stt")
        _ = try administrator.result("token.revoke", ["id": .string(made.text("id"))])
        #expect(try client.failure("emotion.analyze", ["text": "hello"]).code == "auth.revoked")
        let listed = try administrator.result("token.list")["items"]?.array?.first {
            $0.text("id") == made.text("id")
        }
        #expect(listed?.text("revoked_at").isEmpty == false)
        #expect(try administrator.failure("token.revoke", ["id": "no-such"]).code == "token.not_found")
    }

    @Test("a forged token is refused")
    func forged() throws {
        let client = try SharedDaemon.connect()
        let token = try makeToken(client).text("token")
        let parts = token.split(separator: ".").map(String.init)
        let flipped = parts[0] + "." + parts[1] + "." + String(parts[2].reversed())
        let none =
            Base64Text.encode(Array("{\"alg\":\"none\",\"typ\":\"JWT\"}".utf8)).replacingOccurrences(
                of: "=", with: "") + "." + parts[1] + "."
        for wrong in [flipped, none, parts[0] + "." + parts[1], "x", String(repeating: "a", count: 9_000)] {
            #expect(try client.failure("speech.list", token: wrong).code == "auth.invalid")
        }
    }

    @Test("an expired token is refused as expired")
    func expired() throws {
        let key = "0123456789abcdef0123456789abcdef"
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: ["AUTH_SECRET_KEY": key])
        // Made as the system before made them: PyJWT, HS256. Python is on every build machine; its library may not be.
        let token = try PythonScript.serviceToken(
            #""exp": 2"#, key: key, in: daemon.directory)
        #expect(try daemon.connect().failure("token.list", token: token).code == "auth.expired")
        #expect(!daemon.log.contains(token))
    }

    @Test(
        "without local users the daemon's own user is still the administrator: somebody has to make the first token"
    )
    func noLocalUsers() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_AUTH_LOCAL_USERS": "false"])
        #expect(try daemon.connect().result("auth.whoami")["is_administrator"] == true)
    }

    @Test("secrets do not stay in the daemon's environment")
    func environment() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["AUTH_SECRET_KEY": "secret-secret-secret-secret-secret!"])
        let environ = Samples.bytes("/proc/\(daemon.processID)/environ")
        #expect(!String(decoding: environ, as: UTF8.self).contains("secret-secret"))
    }
}
