// Sessions through the real daemon: ratings, one's own summary, the look at three sessions, and that a talk goes on whatever is killed between two
// turns.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The life of a session", .serialized)
struct SessionLifeTests {
    private static func say(_ text: String, in session: String, on client: CheckedClient) throws -> JSONValue
    {
        try client.result("buddy.say", ["session_id": .string(session), "text": .string(text)])
    }

    @Test("a session is rated, and its summary is the user's to write")
    func edit() throws {
        let client = try SharedDaemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        _ = try Self.say("I am worried about my exam on Friday.", in: session, on: client)
        let id: JSONObject = ["session_id": .string(session)]
        var rated = id
        rated["user_satisfaction_score"] = 4
        #expect(try !client.result("buddy.end", rated).text("summary").isEmpty)
        var edited = id
        edited["summary"] = "I will ask for more time."
        edited["therapeutic_alliance_score"] = 5
        let stored = try client.result("session.edit", edited)
        #expect(stored.text("summary") == "I will ask for more time.")
        #expect(stored["user_satisfaction_score"] == 4 && stored["therapeutic_alliance_score"] == 5)
        edited["summary"] = ""
        #expect(try client.result("session.edit", edited)["summary"] == .null)
        var wrong = id
        wrong["user_satisfaction_score"] = 6
        #expect(try client.failure("session.edit", wrong).code == "params.out_of_range")
        wrong = ["session_id": "01890000-0000-7000-8000-000000000000", "summary": "x"]
        #expect(try client.failure("session.edit", wrong).code == "session.not_found")
    }

    @Test("three sessions that get harder each time are seen, and the next step is people")
    func trend() throws {
        let daemon = try TemporaryDaemon(environment: ["EMOD_ENGINES_DISABLED": "stt.sherpa:stt.pocketsphinx"]
        )
        try daemon.waitForEngines(["emotion", "buddy"])
        let client = try daemon.connect()
        let talks = [
            ["I am so happy today!", "I love my new job, it is wonderful."],
            ["I am so happy for my sister!", "I hate this, it makes me furious and sad."],
            ["I hate this, I am so angry.", "I am so sad and disappointed, everything is awful."],
        ]
        var trends: [JSONValue?] = []
        for talk in talks {
            let session = try client.result("buddy.start").text("session_id")
            for text in talk { _ = try Self.say(text, in: session, on: client) }
            let ending = try client.result("buddy.end", ["session_id": .string(session)])
            trends.append(ending["trend"])
            if trends.count == 3 {
                #expect(ending["recommendations"]?.array?.first?.string?.contains("your doctor") == true)
            }
        }
        #expect(trends == [.null, .null, "worsening"])
        let session = try client.result("buddy.start").text("session_id")
        for text in talks[0] { _ = try Self.say(text, in: session, on: client) }
        #expect(try client.result("buddy.end", ["session_id": .string(session)])["trend"] == "steady")
    }

    @Test("the engine or the daemon is killed between any two turns, and the talk goes on with its memory")
    func killed() throws {
        let daemon = try TemporaryDaemon(environment: ["EMOD_ENGINES_DISABLED": "stt.sherpa:stt.pocketsphinx"]
        )
        try daemon.waitForEngines(["emotion", "buddy"])
        var client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        var replies: [String] = []
        for text in [
            "My cat Minka died on Sunday.", "She was with me for twelve years.",
            "I keep looking at her empty basket.",
            "My brother Tom does not understand it.",
        ] {
            let reply = try Self.say(text, in: session, on: client)
            #expect(reply["degraded"] == [], "\(text)")
            replies.append(reply.text("reply"))
            let host = try client.result("engine.get", ["id": "buddy.companion"])["pid"]?.integer ?? 0
            #expect(host > 1)
            kill(pid_t(host), SIGKILL)
            try daemon.waitForEngines(["buddy"])
            let other = try Self.say("It hurts.", in: session, on: client)
            #expect(other["degraded"] == [], "after the engine was killed")
            replies.append(other.text("reply"))
            try daemon.kill()
            try daemon.restart()
            try daemon.waitForEngines(["emotion", "buddy"])
            client = try daemon.connect()
        }
        let asked = try Self.say("What did I tell you about my cat?", in: session, on: client)
        #expect(asked.text("reply").contains("Minka"), "\(asked.text("reply"))")
        #expect(Set(replies).count == replies.count, "no reply comes twice")
        let kept = try client.result("session.get", ["session_id": .string(session)])
        #expect(
            kept["messages"]?.array?.filter { $0["from_user"] == false }.map { $0.text("text") }.dropFirst()
                .map(\.self)
                == replies + [asked.text("reply")])
        let memories = try client.result("memory.list")["items"]?.array?.map { $0.text("text") } ?? []
        #expect(memories.contains { $0.contains("Minka") } && memories.contains { $0.contains("Tom") })
    }

    @Test("danger leaves an event with its level and not a word of it")
    func crisisEvent() throws {
        let daemon = try TemporaryDaemon(environment: ["EMOD_ENGINES_DISABLED": "stt.sherpa:stt.pocketsphinx"]
        )
        try daemon.waitForEngines(["buddy"])
        let client = try daemon.connect()
        let session = try client.result("buddy.start").text("session_id")
        _ = try Self.say("I had a long day.", in: session, on: client)
        _ = try Self.say("I want to kill myself with my uncle's gun.", in: session, on: client)
        let output = daemon.directory.path + "/events"
        let query = try ChildProcess(
            "/usr/bin/sqlite3",
            [daemon.stateDirectory + "/emod.db", "SELECT data FROM events WHERE topic = 'session.crisis';"],
            environment: [:], output: output)
        #expect(try query.wait(milliseconds: 10_000) == 0)
        let lines = TextFile.read(output).split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains(session) && lines[0].contains("\"level\""))
        #expect(!lines.joined().contains("gun"))
    }
}
