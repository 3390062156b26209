// What a user may ask of the installation: a copy of everything, erasure that reaches into backups, consent that counts,
// and numbers over many that tell nothing of one.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Data rights", .serialized)
struct DataRightsTests {
    private static let password = "correct horse battery"
    private static let secret = "the marmalade is behind the piano"

    private func talk(_ client: CheckedClient, _ text: String = secret, token: String? = nil) throws -> String
    {
        let session = try client.result("buddy.start", token: token).text("session_id")
        _ = try client.result(
            "buddy.say", ["session_id": .string(session), "text": .string(text)], token: token)
        return session
    }

    private func makeUser(_ admin: CheckedClient, _ email: String, role: String = "user") throws
        -> (id: String, token: String)
    {
        let user = try admin.result(
            "user.create",
            ["email": .string(email), "role": .string(role), "password": .string(Self.password)])
        let login = try admin.result(
            "auth.login", ["user": .string(email), "password": .string(Self.password)])
        return (user.text("id"), login.text("token"))
    }

    private func export(_ client: CheckedClient, token: String) throws -> [String: String] {
        var documents: [String: String] = [:]
        var cursor: String?
        repeat {
            let page = try client.result(
                "user.export", cursor.map { ["cursor": .string($0)] } ?? [:], token: token)
            for document in page["documents"]?.array ?? [] {
                documents[document.text("path"), default: ""] += document.text("text")
            }
            cursor = page["next"]?.string
        } while cursor != nil
        return documents
    }

    @Test("an export has every document, readable and as JSON, and is recorded")
    func export() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        let (id, token) = try makeUser(admin, "kim@example.org")
        let long = String(repeating: "né ", count: 4_000)
        let session = try talk(admin, token: token)
        for _ in 0..<90 {
            _ = try admin.result(
                "buddy.say", ["session_id": .string(session), "text": .string(long)], token: token)
        }
        let documents = try export(admin, token: token)
        let name = try #require(documents.keys.first { $0.hasSuffix("\(session).md") })
        #expect(documents[name]?.contains(Self.secret) == true)
        #expect(documents[name]?.contains(long) == true, "a document longer than a page is whole")
        for path in documents.keys where path.hasSuffix(".json") {
            #expect(throws: Never.self, "\(path)") {
                try JSONParser.parse(Array((documents[path] ?? "").utf8))
            }
        }
        for path in ["README.md", "account.json", "memories.md", "memories.json", "events.json"] {
            #expect(documents[path] != nil, "\(path)")
        }
        #expect(documents["account.json"]?.contains("kim@example.org") == true)
        let rows = try admin.result("audit.list")["items"]?.array ?? []
        #expect(rows.filter { $0.text("action") == "user.export" && $0.text("object") == id }.count == 1)
        #expect(try admin.failure("user.export", ["cursor": "x"], token: token).code == "params.wrong_format")
        #expect(try export(admin, token: try makeUser(admin, "other@example.org").token)[name] == nil)
    }

    @Test(
        "erasure removes everything, and a copy of the database from before is unreadable with the master key"
    )
    func erasure() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        let (id, token) = try makeUser(admin, "kim@example.org")
        let other = try makeUser(admin, "other@example.org")
        let session = try talk(admin, token: token)
        let kept = try talk(admin, token: other.token)
        try daemon.stop()
        let state = URL(fileURLWithPath: daemon.stateDirectory)
        let database = state.appendingPathComponent("emod.db")
        let backup = try Data(contentsOf: database)
        try daemon.restart()

        let client = try daemon.connect()
        #expect(
            try client.failure("user.erase", ["user_id": .string(id)], token: other.token).code
                == "auth.scope")
        #expect(try client.result("user.erase", token: token)["erased"] == true)
        #expect(try client.failure("session.list", token: token).code == "auth.invalid")
        #expect(try client.failure("user.get", ["user_id": .string(id)]).code == "user.not_found")
        for file in try FileManager.default.contentsOfDirectory(atPath: state.path)
        where file.hasPrefix("emod.db") {
            let content = try Data(contentsOf: state.appendingPathComponent(file))
            #expect(content.range(of: Data("kim@example.org".utf8)) == nil, "\(file)")
        }
        #expect(try client.result("audit.verify")["intact"] == true)
        try daemon.stop()

        // The attacker has the backup, the master key and the keyring as it is now.
        for name in ["emod.db-wal", "emod.db-shm"] {
            try? FileManager.default.removeItem(at: state.appendingPathComponent(name))
        }
        try backup.write(to: database)
        try daemon.restart()
        let restored = try daemon.connect()
        #expect(
            try restored.failure("session.get", ["session_id": .string(session)], token: token).code
                == "storage.sealed_text")
        let readable = try restored.result("session.get", ["session_id": .string(kept)], token: other.token)
        #expect(readable.text.contains(Self.secret), "others are read as before")
    }

    @Test("without consent a conversation is answered and not kept")
    func consent() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        let token = try makeUser(admin, "kim@example.org").token
        #expect(
            try admin.result("user.update", ["allow_data_collection": false], token: token)[
                "allow_data_collection"]
                == false)
        let session = try talk(admin, token: token)
        let ending = try admin.result("buddy.end", ["session_id": .string(session)], token: token)
        #expect(!ending.text("summary").isEmpty)
        #expect(try admin.result("session.list", token: token)["items"]?.array?.isEmpty == true)
        #expect(
            try admin.failure("session.get", ["session_id": .string(session)], token: token).code
                == "session.not_found")
    }

    @Test("without consent a recording is answered and not kept")
    func consentForRecordings() throws {
        let client = try SharedDaemon.connect()
        let token = try makeUser(client, "consent@example.org").token
        _ = try client.result("user.update", ["allow_data_collection": false], token: token)
        let recording: JSONObject = [
            "audio": .string(Base64Text.encode(Samples.anxious)), "format": "wav",
        ]
        let unkept = try client.result("speech.analyze", recording, token: token)
        #expect(unkept["stored"] == false)
        #expect(unkept.text("transcribed_text").contains("anxious"))
        #expect(try client.result("speech.list", token: token)["items"]?.array?.isEmpty == true)
        _ = try client.result("user.update", ["allow_data_collection": true], token: token)
        let kept = try client.result("speech.analyze", recording, token: token)
        #expect(kept["stored"] == nil)
        #expect(try client.result("speech.list", token: token)["items"]?.array?.count == 1)
        let own = try client.result("analytics.summary", ["days": 7], token: token)
        #expect(own["analyses"] == 1)
        #expect(own["emotions"]?.array?.count == 1)
    }

    @Test("retention removes what is older, and nothing else")
    func retention() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_PRIVACY_RETENTION_DAYS": "30"])
        let admin = try daemon.connect()
        let token = try makeUser(admin, "kim@example.org").token
        let (old, new) = (try talk(admin, token: token), try talk(admin, token: token))
        try daemon.stop()
        _ = try PythonScript.run(
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.execute("UPDATE emo_buddy_sessions SET last_activity_at = last_activity_at - 31 * 86400000 WHERE id = ?", (sys.argv[2],))
            db.commit()
            """, [daemon.stateDirectory + "/emod.db", old], in: daemon.directory)
        try daemon.restart()
        let client = try daemon.connect()
        func ids() throws -> [String] {
            try client.result("session.list", token: token)["items"]?.array?.map { $0.text("id") } ?? []
        }
        for _ in 0..<500 where try ids().contains(old) { usleep(20_000) }
        #expect(try ids() == [new])
    }

    @Test("numbers over everyone need five people who share, and a role")
    func aggregates() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let admin = try daemon.connect()
        let analyst = try makeUser(admin, "analyst@example.org", role: "analyst").token
        let users = try (0..<6).map { try makeUser(admin, "user\($0)@example.org") }
        let everyone: JSONObject = ["scope": "everyone", "days": 30]
        func addAnalyses() throws {
            try daemon.stop()
            _ = try PythonScript.run(
                """
                import sqlite3, sys, time
                db = sqlite3.connect(sys.argv[1])
                now = int(time.time() * 1000)
                for number, user in enumerate(sys.argv[2:]):
                    for piece in range(2):
                        db.execute("INSERT INTO speech_analyses (id, created_at, user_id, audio_duration_seconds, audio_format, sample_rate, sentiment, sentiment_score, dominant_emotion, emotion_scores, labels, mental_state, voice_stress_indicators, processing_time_ms, analysis_model_version, degraded) VALUES (?, ?, ?, 2.0, 'wav', 16000, 'POSITIVE', 0.5, ?, '[]', '[]', 'CALM', '[]', 1, 'test', '[]')", (f"{user[:-2]}{piece}{number}", now - 3600000 * 24 * piece, user, "HAPPY" if number or piece else "SAD"))
                db.commit()
                """, [daemon.stateDirectory + "/emod.db"] + users.map(\.id), in: daemon.directory)
            try daemon.restart()
        }
        try addAnalyses()
        let client = try daemon.connect()
        #expect(try client.failure("analytics.summary", everyone, token: users[0].token).code == "auth.scope")
        for (count, user) in users.enumerated() {
            if count < 5 {
                for method in ["analytics.summary", "analytics.trend"] {
                    #expect(
                        try client.failure(method, everyone, token: analyst).code
                            == "analytics.group_too_small",
                        "\(count) people")
                }
            }
            _ = try client.result("user.update", ["allow_analysis_sharing": true], token: user.token)
        }
        let summary = try client.result("analytics.summary", everyone, token: analyst)
        #expect(summary["users"] == 6)
        #expect(summary["analyses"] == 12)
        #expect(summary["emotions"]?.array?.map { $0.text("label") } == ["HAPPY"], "SAD is one person's")
        let trend = try client.result("analytics.trend", everyone, token: analyst)
        #expect(trend["items"]?.array?.compactMap { $0["analyses"]?.integer } == [6, 6])
        #expect(
            try client.failure("analytics.summary", ["scope": "everyone", "days": 29], token: analyst).code
                == "params.out_of_range")
        let own = try client.result("analytics.summary", token: users[0].token)
        #expect(own["emotions"]?.array?.count == 2)
        #expect(own["users"] == 1)
    }
}
