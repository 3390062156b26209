// The doctor: what it finds on a daemon that is scripted to be well or ill, and what it leaves out.
import EmoCommandLine
import EmoProtocol
import Foundation
import Testing

@Suite("The doctor")
struct DoctorTests {
    /// A time of the protocol, so many days from now.
    private static func time(inDays days: Double) -> String {
        Date(timeIntervalSinceNow: days * 86_400).formatted(.iso8601)
    }

    private static func health(_ changes: JSONObject = [:], status: String = "ok", problem: String? = nil)
        -> JSONValue
    {
        var health = Shapes.health(status, problem: problem).object ?? [:]
        health["resources"] = [
            "origin": "file", "lines": 39, "unverified": 0,
            "oldest_check": .string(String(time(inDays: -10).prefix(10))),
        ]
        for change in changes.members { health[change.key] = change.value }
        return .object(health)
    }

    private static func token(endsInDays days: Double) -> JSONValue {
        [
            "id": "t-1", "name": "stt", "scopes": ["speech"], "created_at": .string(time(inDays: -300)),
            "expires_at": .string(time(inDays: days)), "revoked_at": .null, "last_used_at": .null,
        ]
    }

    private static func backup(inDays days: Double) -> JSONValue {
        let event: JSONValue = [
            "epoch": 1, "seq": 4, "time": .string(time(inDays: days)), "topic": "backup.created", "data": [:],
        ]
        return ["items": [event], "next": .null, "latest": ["epoch": 1, "seq": 4]]
    }

    /// Runs the doctor on a daemon that is well but for these answers; the outcome of each code.
    private func examine(
        _ answers: [String: JSONValue] = [:], arguments: [String] = []
    ) throws -> (status: Int32, outcomes: [String: String], run: EmoctlRun) {
        var well: [String: JSONValue] = [
            "ping": ["pong": true], "health.get": Self.health(),
            "auth.whoami": [
                "kind": "local", "name": "root", "user_id": .null, "scopes": [], "is_administrator": true,
            ],
            "audit.verify": [
                "intact": true, "rows": 12, "last_hash": .null, "broken_seq": .null, "reason": .null,
            ],
            "token.list": ["items": [Self.token(endsInDays: 300)]], "event.list": Self.backup(inDays: -2),
        ]
        well.merge(answers) { $1 }
        let script = well
        let server = try ScriptedServer { request in
            [script[request.method].map(request.reply) ?? request.failure(ProtocolError(.internalError))]
        }
        defer { server.stop() }
        let programs = server.directory + "/bin"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(
            atPath: programs + "/arecord", contents: Data(), attributes: [.posixPermissions: 0o755])
        let run = try EmoctlProcess.run(
            ["doctor"] + arguments, environment: ["PATH": programs], socket: server.path)
        #expect(server.violations.isEmpty)
        let rows = run.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let outcomes = rows.filter { $0.count == 4 }.map { ($0[0], $0[1]) }
        return (run.status, Dictionary(outcomes) { $1 }, run)
    }

    private static let asked: Set<String> = [
        "daemon.socket", "daemon.version", "daemon.health", "engines.steady", "resources.checked",
        "audit.intact", "tokens.lasting", "backup.recent", "machine.recorder",
    ]

    @Test("on a well daemon nothing is wrong with it")
    func well() throws {
        let (status, outcomes, run) = try examine()
        for code in Self.asked { #expect(outcomes[code] == "fine", "\(code)\n\(run.output)") }
        // What the machine under the test has is not the test's to say.
        #expect([0, 9].contains(status))
    }

    @Test(
        "what is wrong is found under its code, with what to do, and nothing else is",
        arguments: [
            ("health.get", health(["version": "0.0.9"]), "daemon.version", "warning", "same version"),
            (
                "health.get", health(status: "degraded", problem: "it has no model"), "engine.model_missing",
                "warning", "install the model"
            ),
            (
                "health.get", health(status: "failing", problem: "it has no model"), "engine.model_missing",
                "error", "install the model"
            ),
            (
                "health.get",
                health([
                    "resources": ["origin": "built_in", "lines": 39, "unverified": 3, "oldest_check": .null]
                ]), "resources.checked", "warning", "verified_on"
            ),
            (
                "health.get",
                health([
                    "resources": [
                        "origin": "file", "lines": 39, "unverified": 0,
                        "oldest_check": .string(String(time(inDays: -182).prefix(10))),
                    ]
                ]), "resources.checked", "warning", "verified_on"
            ),
            (
                "audit.verify",
                [
                    "intact": false, "rows": 3, "last_hash": .null, "broken_seq": 4,
                    "reason": "row 4 was changed",
                ], "audit.intact", "error", "emoctl audit verify"
            ),
            (
                "token.list", ["items": [token(endsInDays: 5)]], "tokens.lasting", "warning",
                "emoctl token create stt"
            ),
            ("event.list", backup(inDays: -40), "backup.recent", "warning", "emoctl backup create"),
            (
                "event.list", ["items": [], "next": .null, "latest": ["epoch": 1, "seq": 0]], "backup.recent",
                "warning", "emoctl backup create"
            ),
        ] as [(String, JSONValue, String, String, String)])
    func ill(method: String, answer: JSONValue, code: String, outcome: String, remedy: String) throws {
        let (status, outcomes, run) = try examine([method: answer])
        #expect(outcomes[code] == outcome, "\(run.output)")
        #expect(run.output.contains(remedy))
        #expect(status == (outcome == "error" ? 1 : 9))
        let check = code == "engine.model_missing" ? "daemon.health" : code
        for other in Self.asked where other != check { #expect(outcomes[other] == "fine", "\(other)") }
    }

    @Test("an engine that keeps falling, and a build that was taken back, are found")
    func engines() throws {
        for change in [
            ["restarts": 3],
            [
                "upgrade": [
                    "phase": "rolled_back", "from_version": "1.0", "to_version": "1.1", "reason": "it fell",
                ]
            ],
        ] as [JSONObject] {
            var engine = Shapes.engine(state: "ready").object ?? [:]
            for member in change.members { engine[member.key] = member.value }
            let (_, outcomes, run) = try examine(["health.get": Self.health(["engines": [.object(engine)]])])
            #expect(outcomes["engines.steady"] == "warning", "\(run.output)")
            #expect(run.output.contains("stt.sherpa"))
        }
    }

    @Test("who is no administrator gets the other checks, and is told of those that are left out")
    func notAdministrator() throws {
        let (_, outcomes, run) = try examine([
            "auth.whoami": [
                "kind": "local", "name": "alice", "user_id": .null, "scopes": [], "is_administrator": false,
            ]
        ])
        for code in ["audit.intact", "tokens.lasting", "backup.recent"] {
            #expect(outcomes[code] == "skipped")
        }
        #expect(outcomes["daemon.health"] == "fine")
        #expect(run.output.contains("only an administrator may"))
    }

    @Test("without a daemon its checks are left out, the machine is looked at, and the status tells")
    func absent() throws {
        let run = try EmoctlProcess.run(["doctor"], socket: "/nonexistent/emod.sock")
        #expect(run.status == 3)
        #expect(run.output.contains("daemon.socket\terror"))
        #expect(run.output.contains("daemon.health\tskipped\tdaemon.socket is not well"))
        #expect(run.output.contains("machine.memory\t"))
        #expect(!run.output.contains("whoami"))
    }

    @Test("--json is one object with every check")
    func json() throws {
        let (_, _, run) = try examine(["event.list": Self.backup(inDays: -40)], arguments: ["--json"])
        let report = try JSONParser.parse(Array(run.output.utf8))
        let checks = report["checks"]?.array ?? []
        let codes = Set(checks.compactMap { $0["code"]?.string })
        #expect(codes.isSuperset(of: Self.asked))
        let backup = checks.first { $0["code"]?.string == "backup.recent" }
        #expect(backup?["outcome"]?.string == "warning")
        #expect(backup?["findings"]?.array?.first?["remedy"]?.string == "emoctl backup create")
    }
}
