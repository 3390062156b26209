// The long memory through the real daemon: what is remembered and from where, that forgotten is forgotten in every session, and whom one would call.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The long memory", .serialized)
struct MemoryTests {
    private let client: CheckedClient

    init() throws {
        client = try SharedDaemon.connect()
        _ = try client.result("memory.forget", ["all": true])
    }

    private func begin() throws -> String {
        try client.result("buddy.start", ["locale": "en-US"]).text("session_id")
    }

    private func say(_ text: String, in session: String) throws -> JSONValue {
        try client.result("buddy.say", ["session_id": .string(session), "text": .string(text)])
    }

    private func texts() throws -> [String] {
        try client.result("memory.list")["items"]?.array?.map { $0.text("text") } ?? []
    }

    @Test("what is remembered is listed, with the message that it is from")
    func list() throws {
        let session = try begin()
        _ = try say("My cat Minka died on Sunday.", in: session)
        let memories = try client.result("memory.list", ["limit": 10])["items"]?.array ?? []
        let cat = try #require(memories.first { $0.text("text").contains("Minka") })
        #expect(cat["source"]?.text("session_id") == session)
        let order = try #require(cat["source"]?["order"]?.integer)
        let message = try client.result("session.get", ["session_id": .string(session)])["messages"]?.array?
            .first { $0["order"]?.integer == order }
        #expect(message?.text("text") == "My cat Minka died on Sunday.")
    }

    @Test("a forgotten memory is known in no session, in none that is open either")
    func forget() throws {
        let session = try begin()
        _ = try say("My cat Minka died on Sunday.", in: session)
        _ = try say("And my exam on Friday scares me.", in: session)
        let known = try say("What did I tell you about my cat?", in: session)
        #expect(known.text("reply").contains("Minka"), "\(known.text("reply"))")
        for memory in try client.result("memory.list")["items"]?.array ?? []
        where memory.text("text").contains("Minka") {
            #expect(try client.result("memory.forget", ["id": .string(memory.text("id"))])["forgotten"] == 1)
            #expect(
                try client.failure("memory.forget", ["id": .string(memory.text("id"))]).code
                    == "memory.not_found")
        }
        #expect(try !texts().contains { $0.contains("Minka") })
        let asked = try say("And what do you remember about my cat?", in: session)
        #expect(asked["degraded"] == [] && !asked.text("reply").contains("Minka"), "\(asked.text("reply"))")
        _ = try client.result("buddy.end", ["session_id": .string(session)])
        let next = try client.result("buddy.start")
        #expect(!next.text("reply").contains("Minka"))
    }

    @Test("an agent that is built anew goes on with the talk and repeats nothing it said")
    func rebuilt() throws {
        let session = try begin()
        var said = [try say("My boss shouts at me every day.", in: session).text("reply")]
        said.append(try say("I dread going to work.", in: session).text("reply"))
        _ = try client.result("memory.forget", ["all": true])
        let next = try say("I can not sleep because of my boss.", in: session)
        #expect(next["degraded"] == [])
        let sentences = said.flatMap { $0.split(separator: ".") }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        for sentence in sentences where sentence.count > 12 {
            #expect(!next.text("reply").contains(sentence))
        }
        let asked = try say("What were we talking about?", in: session).text("reply")
        #expect(asked.lowercased().contains("boss") || asked.lowercased().contains("work"), "\(asked)")
    }

    @Test("forgetting in the chat takes the stored memories away")
    func chat() throws {
        let session = try begin()
        _ = try say("My cat Minka died on Sunday.", in: session)
        _ = try say("My brother Tom helps me a lot.", in: session)
        #expect(try texts().contains { $0.contains("Minka") } && texts().contains { $0.contains("Tom") })
        let reply = try say("Please forget about Minka.", in: session)
        #expect(!reply.text("reply").contains("Minka"))
        #expect(try !texts().contains { $0.contains("Minka") } && texts().contains { $0.contains("Tom") })
        _ = try say("Please forget everything about me.", in: session)
        #expect(try texts().isEmpty)
    }

    @Test("a word within a name is not the name")
    func words() throws {
        let session = try begin()
        _ = try say("My friend Al moved away.", in: session)
        _ = try say("My sister Alina called me today.", in: session)
        _ = try say("Please forget about Al.", in: session)
        #expect(try texts().contains { $0.contains("Alina") })
    }

    @Test("what is to be forgotten has to be named")
    func errors() throws {
        #expect(try client.failure("memory.forget").code == "params.missing_key")
        let both: JSONObject = ["all": true, "id": "01890000-0000-7000-8000-000000000000"]
        #expect(try client.failure("memory.forget", both).code == "params.missing_key")
        #expect(
            try client.failure("memory.forget", ["id": "01890000-0000-7000-8000-000000000000"]).code
                == "memory.not_found")
        #expect(try client.failure("memory.forget", ["id": "x"]).code.hasPrefix("params."))
    }

    @Test("whom one would call is named in danger to oneself, and nowhere else")
    func contact() throws {
        #expect(try client.result("contact.get")["contact"] == .null)
        let set = try client.result("contact.set", ["name": "Anna", "reach": "0170 1234567"])
        #expect(set["contact"]?.text("name") == "Anna")
        #expect(
            try !texts().contains { $0.contains("Anna") }, "whom one would call is no memory of EmoBuddy's")
        #expect(try !say("I had a long day.", in: begin()).text("reply").contains("Anna"))
        let danger = try say("I want to kill myself tonight.", in: begin())
        #expect(danger.text("reply").contains("Anna (0170 1234567)") && danger.text("reply").contains("988"))
        let abuse = try say("My husband hits me and I am afraid he will kill me.", in: begin())
        #expect(abuse["crisis"]?.text("level") == "abuse_danger" && !abuse.text("reply").contains("Anna"))
        #expect(
            try client.failure("contact.set", ["name": "A\nB", "reach": "1"]).code == "params.wrong_format")
        #expect(try client.result("contact.remove")["removed"] == true)
        #expect(try client.result("contact.remove")["removed"] == false)
        #expect(try !say("I want to kill myself tonight.", in: begin()).text("reply").contains("Anna"))
    }
}
