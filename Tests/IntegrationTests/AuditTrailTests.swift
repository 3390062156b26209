// The audit log of the real daemon: what was refused is in it, no words are, and whatever is done to the file of a
// stopped daemon is found and named.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The audit trail", .serialized)
struct AuditTrailTests {
    private func rows(_ client: CheckedClient) throws -> [JSONValue] {
        try client.result("audit.list", ["limit": 500])["items"]?.array ?? []
    }

    @Test("refused requests are recorded, so many a minute, and verified")
    func refusals() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        let token = try admin.result("token.create", ["name": "stt", "scopes": ["emotion"]]).text("token")
        #expect(try admin.failure("user.list", token: token).code == "auth.scope")
        #expect(try admin.failure("session.list", token: token + "x").code == "auth.invalid")
        let found = try rows(admin).map { "\($0.text("action")) \($0.text("outcome"))" }
        #expect(found == ["session.list auth.invalid", "user.list auth.scope", "token.create ok"])
        #expect(try rows(admin)[1]["actor"]?.text("service") == "stt")
        for _ in 0..<80 { _ = try admin.failure("user.list", token: token) }
        #expect(try rows(admin).count == 61, "sixty refusals a minute and what came before")
        let verified = try admin.result("audit.verify")
        #expect(verified["intact"] == true)
        #expect(verified["rows"] == 61)
        #expect(verified.text("last_hash") == (try rows(admin)).first?.text("hash"))
    }

    @Test("pages follow each other without a gap")
    func pages() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        for index in 0..<7 { _ = try admin.result("token.create", ["name": .string("s\(index)")]) }
        var seen: [Int64] = []
        var before: JSONValue?
        repeat {
            var parameters: JSONObject = ["limit": 3]
            parameters["before"] = before
            let page = try admin.result("audit.list", parameters)
            seen += page["items"]?.array?.compactMap { $0["seq"]?.integer } ?? []
            before = page["next"]?.integer.map(JSONValue.integer)
        } while before != nil
        #expect(seen == Array((1...7).reversed()))
    }

    @Test(
        "a row that was changed, removed, inserted or cut off in the file is named, and stays found",
        arguments: [
            ("UPDATE audit_log SET outcome = 'auth.scope' WHERE seq = 2", 2),
            ("UPDATE audit_log SET actor_uid = 4242 WHERE seq = 1", 1),
            ("DELETE FROM audit_log WHERE seq = 3", 3),
            (
                "INSERT INTO audit_log SELECT 6, time, actor_kind, actor_user, actor_service, actor_uid, actor_pid, on_behalf_of, action, object, outcome, request_id, duration_ms, previous_hash, hash FROM audit_log WHERE seq = 5",
                6
            ),
            (
                "DELETE FROM audit_log WHERE seq > 3; UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit_log WHERE seq = 3)",
                4
            ),
            ("DELETE FROM audit_log; UPDATE audit_head SET seq = 0, hash = zeroblob(32)", 1),
            ("DELETE FROM audit_log; DELETE FROM audit_head", 1),
        ] as [(String, Int64)])
    func tampering(statements: String, row: Int64) throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let before = try daemon.connect()
        for index in 0..<5 { _ = try before.result("token.create", ["name": .string("s\(index)")]) }
        #expect(try before.result("audit.verify")["intact"] == true)
        try daemon.stop()
        let script =
            "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.commit()"
        _ = try PythonScript.run(
            script, [daemon.stateDirectory + "/emod.db", statements], in: daemon.directory)
        try daemon.restart()
        let after = try daemon.connect()
        for round in 0..<2 {
            let found = try after.result("audit.verify")
            #expect(found["intact"] == false, "round \(round)")
            #expect(found["broken_seq"]?.integer == row, "round \(round): \(found.text("reason"))")
            // Work goes on, and covers nothing up. An inserted row stands in its way and is refused as damage.
            _ = try after.call("token.create", ["name": "later"])
        }
    }
}
