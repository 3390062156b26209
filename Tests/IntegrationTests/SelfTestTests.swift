// `emoctl selftest` against the real daemon: that it walks the whole chain, tells what is broken, and leaves nothing behind.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The self-test of an installation", .serialized)
struct SelfTestTests {
    private struct Run {
        let status: Int32
        let outcomes: [String: String]
        let output: String
    }

    private func selftest(_ daemon: TemporaryDaemon, _ arguments: [String] = [], asNobody: Bool = false)
        throws
        -> Run
    {
        let run = try EmoctlRun(
            ["selftest"] + arguments, socket: daemon.socket, asNobody: asNobody, milliseconds: 120_000)
        let rows = run.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let outcomes = rows.filter { $0.count == 5 }.map { ($0[0], $0[1]) }
        return Run(status: run.status, outcomes: Dictionary(outcomes) { $1 }, output: run.output)
    }

    private static let steps: Set<String> = [
        "health", "account", "log-in", "token", "recording", "talk", "danger", "summary", "store", "privacy",
        "audit", "clean-up",
    ]

    /// Nothing of a self-test is left but rows of the audit log.
    private func expectNothingLeft(_ daemon: TemporaryDaemon) throws {
        let client = try daemon.connect()
        let accounts = try client.result("user.list")["items"]?.array ?? []
        #expect(!accounts.contains { $0.text("email").contains("selftest") })
        let tokens = try client.result("token.list")["items"]?.array ?? []
        #expect(tokens.allSatisfy { $0.text("name") != "selftest" || $0["revoked_at"]?.string != nil })
    }

    @Test("on a well installation every step passes, and nothing is left")
    func well() throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines()
        let run = try selftest(daemon)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.outcomes == Dictionary(uniqueKeysWithValues: Self.steps.map { ($0, "passed") }))
        try expectNothingLeft(daemon)
        let summary = try daemon.connect().result("analytics.summary", ["scope": "own"])
        #expect(summary["analyses"]?.integer == 0)
        // The texts of the talk are in no log.
        #expect(!daemon.log.contains("exam") && !daemon.log.contains("end my life"))
    }

    @Test("--json is one object with every step")
    func json() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let run = try selftest(daemon, ["--json"])
        let report = try JSONParser.parse(Array(run.output.utf8))
        let steps = report["steps"]?.array ?? []
        #expect(Set(steps.map { $0.text("name") }) == Self.steps)
        #expect(steps.allSatisfy { ($0["milliseconds"]?.integer ?? -1) >= 0 && !$0.text("detail").isEmpty })
        #expect(report.text("status") == (run.status == 9 ? "degraded" : "failed"))
    }

    @Test("without an emotion engine it works with parts missing, which are named")
    func withoutEmotions() throws {
        let daemon = try TemporaryDaemon(environment: ["EMOD_ENGINES_DISABLED": "emotion.text"])
        try daemon.waitForEngines(["stt", "buddy"])
        let run = try selftest(daemon)
        #expect(run.status == 9, "\(run.output)")
        #expect(run.output.contains("missing: emotion"))
        let missing: Set<String> = ["health", "recording", "talk"]
        for step in Self.steps {
            #expect(run.outcomes[step] == (missing.contains(step) ? "degraded" : "passed"), "\(step)")
        }
        try expectNothingLeft(daemon)
    }

    @Test("a recording without speech fails its step alone, and what was made is taken away")
    func silence() throws {
        let daemon = try SharedDaemon.get()
        let directory = try TemporaryDirectory()
        let silence = WaveFile().bytes([Double](repeating: 0, count: 32_000))
        let run = try selftest(daemon, ["--recording", try directory.write(silence, to: "silence.wav")])
        #expect(run.status == 1)
        #expect(run.outcomes["recording"] == "failed")
        #expect(run.outcomes.values.count { $0 == "failed" } == 1, "\(run.output)")
        #expect(run.outcomes["clean-up"] == "passed")
        try expectNothingLeft(daemon)
    }

    @Test(
        "an emod that falls in the middle fails what it was asked, and what was made is taken away once it is back"
    )
    func fallenDaemon() async throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines()
        let directory = try TemporaryDirectory()
        let long = WaveFile().bytes((0..<12).flatMap { _ in Samples.anxiousSamples })
        let file = try directory.write(long, to: "long.wav")
        async let running = Task.detached { try selftest(daemon, ["--recording", file]) }.value
        let client = try daemon.connect()
        for _ in 0..<500 where try client.result("token.list")["items"]?.array?.isEmpty != false {
            try await Task.sleep(for: .milliseconds(10))
        }
        try await Task.sleep(for: .milliseconds(200))
        try daemon.kill()
        try daemon.restart()
        let run = try await running
        #expect(run.status == 1, "\(run.output)")
        #expect(run.outcomes["token"] == "passed" && run.outcomes["recording"] == "failed", "\(run.output)")
        #expect(run.outcomes["clean-up"] == "passed", "\(run.output)")
        try expectNothingLeft(daemon)
    }

    @Test("who is no administrator is told so", .enabled(if: getuid() == 0, "needs root to be somebody else"))
    func notPermitted() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        chmod(daemon.directory.path, 0o755)
        chmod(daemon.socket, 0o666)
        let run = try selftest(daemon, asNobody: true)
        #expect(run.status == 5)
        #expect(run.output.contains("sudo emoctl selftest"))
    }
}
