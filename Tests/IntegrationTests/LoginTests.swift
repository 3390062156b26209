// Log-ins against the real daemon: a password gives a token, guesses are delayed and tell nothing, and what an
// administrator changes counts at once.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Log-ins", .serialized)
struct LoginTests {
    private static let password = "correct horse battery"
    private let daemon: TemporaryDaemon
    private let admin: CheckedClient

    init() throws {
        daemon = try TemporaryDaemon(engines: "/nonexistent")
        admin = try daemon.connect()
    }

    @discardableResult
    private func makeUser(_ email: String, role: String = "user") throws -> JSONValue {
        try admin.result(
            "user.create",
            ["email": .string(email), "role": .string(role), "password": .string(Self.password)])
    }

    private func logIn(_ email: String, _ password: String = Self.password) throws -> JSONValue {
        try daemon.connect().result("auth.login", ["user": .string(email), "password": .string(password)])
    }

    private func refusal(_ email: String, _ password: String) throws -> ProtocolError {
        try daemon.connect().failure("auth.login", ["user": .string(email), "password": .string(password)])
    }

    @Test("a password gives a token that acts as the user, in any case of the address")
    func logIn() throws {
        let user = try makeUser("Kim@Example.org", role: "manager")
        let login = try logIn("kim@example.ORG")
        #expect(login["user"]?.text("id") == user.text("id"))
        let client = try daemon.connect()
        _ = try client.result("auth.token", ["token": login["token"] ?? .null])
        let me = try client.result("auth.whoami")
        #expect(me.text("kind") == "user")
        #expect(me.text("user_id") == user.text("id"))
        #expect(try client.failure("user.list").code == "auth.scope")
        #expect(try client.result("user.get").text("role") == "manager")
        #expect(
            try client.failure(
                "user.get", ["user_id": .string(try admin.result("auth.whoami").text("user_id"))]
            )
            .code == "auth.scope")
        #expect(try admin.failure("user.create", ["email": "KIM@example.org"]).code == "user.exists")
    }

    @Test(
        "an unknown address and a wrong password get the same answer, and the same delay after five of them")
    func sameAnswer() throws {
        try makeUser("known@example.org")
        _ = try admin.result("user.create", ["email": "nopassword@example.org"])
        let addresses = ["known@example.org", "nobody@example.org", "nopassword@example.org"]
        for attempt in 1...5 {
            let answers = try addresses.map { try refusal($0, "wrong password \(attempt)") }
            #expect(Set(answers.map(\.message)).count == 1)
            #expect(answers.allSatisfy { $0.code == "auth.invalid" })
        }
        for address in addresses {
            let locked = try refusal(address, Self.password)
            #expect(locked.code == "auth.locked", "\(address): the right password does not open it either")
            #expect((1...60_000).contains(locked.retryAfterMilliseconds ?? 0))
        }
        let failed = try admin.result("audit.list")["items"]?.array?.filter {
            $0.text("action") == "auth.login"
        }
        #expect(failed?.count == 18)
        #expect(Set(failed?.map { $0.text("outcome") } ?? []) == ["auth.invalid", "auth.locked"])
    }

    @Test("a refresh token is good once; shown twice, the log-in ends")
    func refresh() throws {
        try makeUser("kim@example.org")
        let first = try logIn("kim@example.org")
        let client = try daemon.connect()
        let second = try client.result("auth.refresh", ["refresh_token": first["refresh_token"] ?? .null])
        #expect(second["refresh_token"] != first["refresh_token"])
        #expect(try client.result("auth.whoami", token: second.text("token")).text("kind") == "user")
        #expect(
            try client.failure("auth.refresh", ["refresh_token": first["refresh_token"] ?? .null]).code
                == "auth.revoked")
        #expect(try client.failure("session.list", token: second.text("token")).code == "auth.revoked")
        #expect(
            try client.failure("auth.refresh", ["refresh_token": second["refresh_token"] ?? .null]).code
                == "auth.revoked")
        for wrong in ["x", first.text("refresh_token").dropLast() + "", String(repeating: "a", count: 100)] {
            #expect(
                try client.failure("auth.refresh", ["refresh_token": .string(wrong)]).code == "auth.invalid")
        }
    }

    @Test("logging out ends the token and its refresh token")
    func logOut() throws {
        try makeUser("kim@example.org")
        let login = try logIn("kim@example.org")
        let client = try daemon.connect()
        #expect(try client.result("auth.logout", token: login.text("token"))["logged_out"] == true)
        #expect(try client.failure("session.list", token: login.text("token")).code == "auth.revoked")
        #expect(
            try client.failure("auth.refresh", ["refresh_token": login["refresh_token"] ?? .null]).code
                == "auth.revoked")
        #expect(try client.result("auth.logout")["logged_out"] == false, "a peer has no log-in to end")
    }

    @Test("what an administrator changes counts for tokens that are in use")
    func changes() throws {
        let id = try makeUser("kim@example.org", role: "admin").text("id")
        let token = try logIn("kim@example.org").text("token")
        let client = try daemon.connect()
        _ = try client.result("user.list", token: token)
        _ = try admin.result("user.update", ["user_id": .string(id), "role": "user"])
        #expect(try client.failure("user.list", token: token).code == "auth.scope")
        #expect(
            try admin.failure("user.update", ["user_id": .string(id), "allow_analysis_sharing": true]).code
                == "auth.scope", "consent is the user's own")
        _ = try admin.result("user.disable", ["user_id": .string(id)])
        #expect(try client.failure("session.list", token: token).code == "auth.revoked")
        #expect(try refusal("kim@example.org", Self.password).code == "auth.disabled")
        #expect(try refusal("kim@example.org", "not the password").code == "auth.invalid")
        _ = try admin.result("user.disable", ["user_id": .string(id), "disabled": false])
        _ = try logIn("kim@example.org")
    }

    @Test("a new password needs the current one, ends the log-ins, and the old one is no good any more")
    func newPassword() throws {
        try makeUser("kim@example.org")
        let token = try logIn("kim@example.org").text("token")
        let client = try daemon.connect()
        let change: JSONObject = ["password": "another good one"]
        #expect(try client.failure("user.update", change, token: token).code == "auth.password")
        var wrong = change
        wrong["current_password"] = "wrong wrong wrong"
        #expect(try client.failure("user.update", wrong, token: token).code == "auth.password")
        var right = change
        right["current_password"] = .string(Self.password)
        _ = try client.result("user.update", right, token: token)
        #expect(try client.failure("session.list", token: token).code == "auth.revoked")
        #expect(try refusal("kim@example.org", Self.password).code == "auth.invalid")
        _ = try logIn("kim@example.org", "another good one")
        #expect(
            try admin.failure("user.create", ["email": "a@b", "password": "short"]).code
                == "params.out_of_range")
        for email in ["no-at", "a@b@c", "@bc", "ab@", "a b@c", "uid-1@local", "a\u{7}@b"] {
            #expect(try admin.failure("user.create", ["email": .string(email)]).code == "params.wrong_format")
        }
    }

    @Test("a stored hash of lower cost is raised at the next log-in")
    func upgrade() throws {
        try makeUser("kim@example.org")
        try daemon.stop()
        let database = daemon.stateDirectory + "/emod.db"
        // scrypt of the same password with N = 2^14, by Python's own implementation.
        let script = """
            import base64, hashlib, sqlite3, sys
            b = lambda x: base64.urlsafe_b64encode(x).rstrip(b"=").decode()
            key = hashlib.scrypt(sys.argv[2].encode(), salt=b"0123456789abcdef", n=1 << 14, r=8, p=1, dklen=32)
            db = sqlite3.connect(sys.argv[1])
            hash = "$scrypt$ln=14,r=8,p=1$" + b(b"0123456789abcdef") + "$" + b(key)
            db.execute("UPDATE users SET password_hash = ? WHERE email = 'kim@example.org'", (hash,))
            db.commit()
            """
        _ = try PythonScript.run(script, [database, Self.password], in: daemon.directory)
        try daemon.restart()
        _ = try logIn("kim@example.org")
        let read = """
            import sqlite3, sys
            print(sqlite3.connect(sys.argv[1]).execute("SELECT password_hash FROM users WHERE password_hash IS NOT NULL").fetchone()[0])
            """
        #expect(try PythonScript.run(read, [database], in: daemon.directory).hasPrefix("$scrypt$ln=15,"))
        _ = try logIn("kim@example.org")
    }
}
