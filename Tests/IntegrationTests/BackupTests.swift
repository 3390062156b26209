// Backups of a daemon at work, and what becomes of a database that is put back, that is newer, or that nobody keeps.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Backups of the daemon", .serialized)
struct BackupTests {
    private func emoctl(_ arguments: [String], _ daemon: TemporaryDaemon) throws -> (
        status: Int32, output: String
    ) {
        let directory = try TemporaryDirectory()
        let run = try ChildProcess(
            Stage.emoctl, arguments,
            environment: [
                "EMOD_SOCKET": daemon.socket, "EMOD_STATE_DIR": daemon.stateDirectory,
                "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
            ], output: directory.path + "/out")
        return (try run.wait(milliseconds: 60_000), TextFile.read(directory.path + "/out"))
    }

    @Test("made online, verified, and put back when nobody uses the directory: what came after is kept aside")
    func roundTrip() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        var client = try daemon.connect()
        let before = try client.result("buddy.start").text("session_id")
        let watcher = try daemon.connect()
        _ = try watcher.result("event.subscribe", ["topics": ["backup.created"]])
        let made = try client.result("backup.create")
        let file = made.text("directory") + "/" + made.text("name")
        #expect(try watcher.events(1).first?["data"]?["name"] == made["name"])
        let after = try client.result("buddy.start").text("session_id")
        let place = try client.result("event.list")["latest"] ?? .null

        let verified = try emoctl(["backup", "verify", file, "--json"], daemon)
        #expect(verified.status == 0)
        let facts = try JSONParser.parse(Array(verified.output.trimmingCharacters(in: .newlines).utf8))
        for key in ["sha256", "size_bytes", "audit_hash"] { #expect(facts[key] == made[key]) }
        let running = try emoctl(["backup", "restore", file, "--yes"], daemon)
        #expect(running.status == 6 && running.output.contains("storage.in_use"))

        #expect(try daemon.stop() == 0)
        let restored = try emoctl(["backup", "restore", file, "--yes"], daemon)
        #expect(restored.status == 0)
        try daemon.restart()
        client = try daemon.connect()
        let sessions = try client.result("session.list")["items"]?.array?.map { $0.text("id") }
        #expect(sessions == [before])
        #expect(try client.failure("event.subscribe", ["since": place]).code == "event.unknown_position")
        let names = try FileManager.default.contentsOfDirectory(atPath: daemon.stateDirectory)
        #expect(names.contains { $0.contains(".replaced-") })
        #expect(!after.isEmpty)
        #expect(try emoctl(["backup", "verify", daemon.logPath], daemon).output.contains("storage.corrupt"))
        #expect(try emoctl(["backup", "verify", "/nonexistent.db"], daemon).status == 4)
        #expect(try daemon.stop() == 0)
    }

    @Test("a database that a newer program wrote is refused with its version")
    func newer() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        #expect(try daemon.stop() == 0)
        let changed = try ChildProcess(
            "/usr/bin/sqlite3",
            [
                daemon.stateDirectory + "/emod.db",
                "INSERT INTO schema_migrations VALUES (99, 'later', '9.8.7', 1);",
            ], environment: [:], output: daemon.directory.path + "/sql")
        #expect(try changed.wait(milliseconds: 10_000) == 0)
        #expect(throws: TestKitError.self) { try daemon.restart() }
        #expect(daemon.log.contains("storage.newer_schema"))
        #expect(daemon.log.contains("9.8.7"))
    }

    @Test("in memory everything works but backups, and nothing is there afterwards")
    func memory() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_DAEMON_STORAGE": "memory"])
        var client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        _ = try client.result("buddy.say", ["session_id": .string(session), "text": "Hello."])
        #expect(try client.failure("backup.create").code == "storage.in_memory")
        #expect(
            try client.result("health.get")["problems"]?.array?.contains {
                $0.text("code") == "storage.in_memory"
            }
                == true)
        #expect(try daemon.stop() == 0)
        try daemon.restart()
        client = try daemon.connect()
        #expect(try client.result("session.list")["items"] == [])
        #expect(try daemon.stop() == 0)
    }

    @Test("who is no administrator makes no backup")
    func notPermitted() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        let token = try client.result("token.create", ["name": "x"]).text("token")
        #expect(try client.failure("backup.create", token: token).code == "auth.scope")
        #expect(try daemon.stop() == 0)
    }
}
