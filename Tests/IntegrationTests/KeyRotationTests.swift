// Keys that change: the one that signs tokens, while the daemon runs, and the one that wraps users' keys, while it does not.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Keys that change", .serialized)
struct KeyRotationTests {
    private func states(_ result: JSONValue) -> [String] {
        result["keys"]?.array?.map { $0.text("state") } ?? []
    }

    @Test("tokens of an older signing key stay good until it is retired, across restarts too")
    func signing() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        var admin = try daemon.connect()
        func isGood(_ token: String) throws -> Bool {
            if case .success = try admin.call("emotion.analyze", ["texts": []], token: token) { return true }
            return try admin.failure("health.get", ["x": 1], token: token).code == "params.unknown_key"
        }
        let first = try admin.result("token.create", ["name": "stt"]).text("token")
        #expect(states(try admin.result("token.rotate_key")) == ["active", "verify-only"])
        let second = try admin.result("token.create", ["name": "stt"]).text("token")
        #expect(try isGood(first) && isGood(second))
        let folder = daemon.stateDirectory + "/signing-keys"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/" + files[0])[
            .posixPermissions]
        #expect(mode as? Int == 0o600)

        try daemon.stop()
        try daemon.restart()
        admin = try daemon.connect()
        #expect(try isGood(first) && isGood(second))
        let third = try admin.result("token.rotate_key", ["retire": true])
        #expect(states(third) == ["active", "retired", "retired"])
        for token in [first, second] {
            #expect(try admin.failure("token.list", token: token).code == "auth.invalid")
        }
        let fresh = try admin.result("token.create", ["name": "stt"]).text("token")
        try daemon.stop()
        try daemon.restart()
        admin = try daemon.connect()
        #expect(try isGood(fresh))
        #expect(try admin.failure("token.list", token: first).code == "auth.invalid")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    @Test("a configured key that is changed takes over, and the old one's tokens are refused")
    func configured() throws {
        let (old, new) = (String(repeating: "a", count: 40), String(repeating: "b", count: 40))
        let daemon = try TemporaryDaemon(engines: "/nonexistent", environment: ["AUTH_SECRET_KEY": old])
        let token = try daemon.connect().result("token.create", ["name": "stt"]).text("token")
        try daemon.stop()
        try daemon.restart(environment: ["AUTH_SECRET_KEY": new])
        let admin = try daemon.connect()
        #expect(try admin.failure("token.list", token: token).code == "auth.invalid")
        let fresh = try admin.result("token.create", ["name": "stt"]).text("token")
        #expect(try admin.failure("token.list", token: fresh).code == "auth.scope", "genuine")
    }

    @Test("a new master key opens what was written before, and the old one nothing")
    func master() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        _ = try client.result(
            "buddy.say", ["session_id": .string(session), "text": "hello there"], idempotencyKey: "k")
        let state = daemon.stateDirectory
        let old = TextFile.read(state + "/master.key")
        #expect(try daemon.run(["--rotate-master-key"]) == 1, "not while the daemon runs")
        #expect(TextFile.read(state + "/master.key") == old)
        try daemon.stop()
        #expect(try daemon.run(["--rotate-master-key"]) == 0)
        #expect(TextFile.read(state + "/master.key") != old)
        #expect(TextFile.read(state + "/master.key.previous").isEmpty)
        try daemon.restart()
        let after = try daemon.connect()
        #expect(
            try after.result("session.get", ["session_id": .string(session)]).text.contains("hello there"))
        #expect(try after.result("audit.verify")["intact"] == true)
        try daemon.stop()

        // A rotation that was interrupted after the first step is finished by the next start.
        try FileManager.default.moveItem(
            atPath: state + "/master.key", toPath: state + "/master.key.previous")
        try daemon.restart()
        #expect(
            try daemon.connect().result("session.get", ["session_id": .string(session)]).text.contains(
                "hello there"))
        #expect(TextFile.read(state + "/master.key.previous").isEmpty)
        try daemon.stop()
        try Data(old.utf8).write(to: URL(fileURLWithPath: state + "/master.key"))
        #expect(try daemon.run([]) == 1, "the old key does not open the database")
    }
}
