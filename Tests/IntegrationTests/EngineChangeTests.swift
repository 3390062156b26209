// Engines that come, change and go under the running daemon, with the real plugins, by the protocol and by emoctl.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Engines that change", .serialized)
struct EngineChangeTests {
    /// Looks until something holds of an engine.
    private func engine(
        _ id: String, on client: CheckedClient, _ condition: (JSONValue) -> Bool
    ) throws -> JSONValue {
        var last = JSONValue.null
        for _ in 0..<1_200 {
            let engines = try client.result("engine.list")["items"]?.array ?? []
            last = engines.first { $0.text("id") == id } ?? .null
            if condition(last) { return last }
            usleep(25_000)
        }
        throw TestKitError("\(id) stays \(last.text)")
    }

    private func emoctl(_ arguments: [String], _ daemon: TemporaryDaemon) throws -> (
        status: Int32, output: String
    ) {
        let directory = try TemporaryDirectory()
        var variables = ["PATH": "/usr/bin:/bin", "EMOD_SOCKET": daemon.socket]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        let child = try ChildProcess(
            Stage.emoctl, arguments, environment: variables, output: directory.path + "/out")
        return (try child.wait(milliseconds: 120_000), TextFile.read(directory.path + "/out"))
    }

    @Test("a plugin that is dropped in can be used without a restart, and is drained when it is taken away")
    func dropIn() throws {
        let copies = try EngineCopies(["emotion.text"])
        let daemon = try TemporaryDaemon(engines: copies.engines, models: copies.models)
        try daemon.waitForEngines(["emotion"])
        let client = try daemon.connect()
        #expect(try client.result("buddy.start")["degraded"] == ["buddy"])
        try copies.install("buddy.companion")
        _ = try engine("buddy.companion", on: client) { $0.text("state") == "ready" }
        #expect(try client.result("buddy.start")["degraded"] == [])
        try copies.remove("buddy.companion")
        _ = try engine("buddy.companion", on: client) { $0.text("state") == "absent" }
        #expect(try client.result("buddy.start")["degraded"] == ["buddy"])
    }

    @Test(
        "a changed engine is tested beside the one that serves, taken up, or refused; the log and the events tell"
    )
    func upgrade() throws {
        let copies = try EngineCopies(["emotion.text"])
        let daemon = try TemporaryDaemon(engines: copies.engines, models: copies.models)
        try daemon.waitForEngines(["emotion"])
        let client = try daemon.connect()
        let first = try client.result("engine.get", ["id": "emotion.text"])
        let unchanged = try emoctl(["engine", "upgrade", "emotion.text"], daemon)
        #expect(unchanged.status == 0 && unchanged.output.contains("runs the installed build already"))

        try copies.changeManifest(of: "emotion.text") { $0 + "\n" }
        let second = try client.result("engine.upgrade", ["id": "emotion.text"])
        #expect(second["upgrade"]?.text("phase") == "probation")
        #expect(second["pid"] != first["pid"])

        try copies.changeManifest(of: "emotion.text") {
            $0.replacingOccurrences(of: "\"version\": \"", with: "\"version\": \"9.")
        }
        let refused = try engine("emotion.text", on: client) { $0["upgrade"]?.text("phase") == "refused" }
        #expect(
            refused["pid"] == second["pid"] && refused["upgrade"]?.text("reason").contains("version") == true)
        let again = try emoctl(["engine", "upgrade", "emotion.text"], daemon)
        #expect(again.status != 0 && again.output.contains("engine.upgrade_refused"))
        let refusal = try client.failure("engine.upgrade", ["id": "emotion.text"])
        #expect(refusal.code == "engine.upgrade_refused")
        for topic in ["engine.state", "engine.upgrade"] {
            let told = try client.result("event.list", ["topics": [.string(topic)]])["items"]?.array ?? []
            #expect(!told.isEmpty && told.allSatisfy { $0["data"]?.text("engine") == "emotion.text" })
        }
        #expect(
            try client.result("emotion.analyze", ["text": "I am so happy for you!"]).text("dominant_emotion")
                == "HAPPY")

        let logs = try emoctl(["engine", "logs", "emotion.text"], daemon)
        #expect(logs.status == 0 && logs.output.contains("refused"))
        let lines =
            try client.result("engine.logs", ["id": "emotion.text", "limit": 1])["items"]?.array ?? []
        #expect(lines.count == 1)
        #expect(try client.failure("engine.logs", ["id": "no.such"]).code == "engine.unknown")
        #expect(try client.failure("engine.upgrade", ["id": "no.such"]).code == "engine.unknown")

        try daemon.stop()
        let topics = try query(
            "SELECT topic, json_extract(data, '$.to'), json_extract(data, '$.phase') FROM events", daemon)
        #expect(topics.contains("engine.state|ready|"))
        #expect(topics.contains("engine.upgrade||probation"))
        #expect(topics.contains("engine.upgrade||refused"))
    }

    private func query(_ statement: String, _ daemon: TemporaryDaemon) throws -> String {
        let output = daemon.directory.path + "/sql"
        let child = try ChildProcess(
            "/usr/bin/sqlite3", ["-readonly", daemon.stateDirectory + "/emod.db", statement],
            environment: [:],
            output: output)
        #expect(try child.wait(milliseconds: 10_000) == 0)
        return TextFile.read(output)
    }
}
