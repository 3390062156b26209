// What knowing somebody costs, side by side on one machine: a password, a token, the socket alone. Each line is the median
// and the 95th percentile of so many runs; the last two columns of a log-in compare an address that exists with one that
// does not.
import EmoAuth
import EmoProtocol
import EmoTestKit
import EmoTransport

@main
enum IdentityBenchmark {
    private static let password = "correct horse battery"

    static func main() throws {
        print("what                                          runs   median µs      p95 µs")
        try pure()
        try throughDaemon()
    }

    /// The pure functions, without socket and store.
    private static func pure() throws {
        let secret = try SecretBytes.random(count: 32)
        let authority = TokenAuthority(
            keys: try SigningKeyRing([SigningKey(id: "k", secret: secret)]))
        let claims = TokenClaims(
            subject: "s", tokenID: "j", kind: .service, serviceName: "stt", scopes: Scope.all, issuedAt: 0,
            expiresAt: 10)
        let token = try authority.issue(claims).token
        let hash = try PasswordHash(password: SecretBytes(copying: password.utf8))
        try measure("scrypt, one check (N = 2^15, r = 8, p = 1)", 20) {
            _ = try hash.matches(SecretBytes(copying: password.utf8))
        }
        try measure("sign a token", 5_000) { _ = try authority.issue(claims) }
        try measure("verify a token", 5_000) { _ = try authority.verify(token, now: 1) }
        let forged = token.dropLast() + (token.hasSuffix("A") ? "B" : "A")
        try measure("refuse a forged token", 5_000) { _ = try? authority.verify(String(forged), now: 1) }
    }

    /// Whole requests over the socket, with the store behind them.
    private static func throughDaemon() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_DAEMON_LOG_LEVEL": "error"])
        let client = try daemon.connect()
        _ = try client.result("user.create", ["email": "a@example.org", "password": .string(password)])
        let good: JSONObject = ["user": "a@example.org", "password": .string(password)]
        let token = try client.result("auth.login", good)["token"]?.string ?? ""
        try measure("ping, known by the socket", 5_000) { _ = try client.result("ping") }
        try measure("auth.whoami, known by the socket", 5_000) { _ = try client.result("auth.whoami") }
        try measure("auth.whoami, with a token each time", 5_000) {
            _ = try client.result("auth.whoami", token: token)
        }
        try measure("auth.login, right password", 20) { _ = try client.result("auth.login", good) }
        // Few enough to stay below the lock-out.
        for index in 0..<5 {
            _ = try client.result(
                "user.create", ["email": .string("b\(index)@example.org"), "password": .string(password)])
        }
        var number = 0
        try measure("auth.login, wrong password", 20) {
            number += 1
            _ = try client.failure(
                "auth.login", ["user": .string("b\(number % 5)@example.org"), "password": "wrong password"])
        }
        try measure("auth.login, unknown address", 20) {
            number += 1
            _ = try client.failure(
                "auth.login", ["user": .string("c\(number)@example.org"), "password": "wrong password"])
        }
    }

    private static func measure(_ name: String, _ runs: Int, _ body: () throws -> Void) throws {
        var times: [Duration] = []
        for _ in 0..<runs { times.append(try ContinuousClock().measure(body)) }
        times.sort()
        func cell(_ time: Duration) -> String {
            let text = String(Int(time / .microseconds(1)))
            return String(repeating: " ", count: max(0, 12 - text.count)) + text
        }
        let runsText = String(runs)
        print(
            name + String(repeating: " ", count: max(1, 46 - name.count))
                + String(repeating: " ", count: max(0, 4 - runsText.count)) + runsText + cell(times[runs / 2])
                + cell(times[runs * 95 / 100]))
    }
}
