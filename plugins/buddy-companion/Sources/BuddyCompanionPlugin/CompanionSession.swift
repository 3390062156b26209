// One conversation behind the plugin ABI: turns the ABI's values into the companion's and back.
import BuddyCompanion
import BuddyPluginSupport
import EmoPluginKit

/// One conversation.
final class CompanionSession: BuddySession {
    private var resumed: ResumedCompanion

    /// Begins or goes on.
    init(_ options: BuddySessionOptions) throws { resumed = try ResumedCompanion(options) }

    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply {
        try call.check()
        // A failed turn must leave the session as before, so the work is done on a copy.
        var resumed = resumed
        resumed.catchUp(with: turn.history)
        var next = resumed.companion
        let input = CompanionTurn(turn)
        let reply =
            turn.isOpening ? next.open(transcript: turn.text.isEmpty ? nil : input) : next.respond(to: input)
        try call.check()
        for fact in reply.memories { try sink.remember(BuddyMemory(fact)) }
        resumed.companion = next
        self.resumed = resumed
        return BuddyReply(reply)
    }

    func summarize(call: EngineCall) throws -> BuddySummary {
        try call.check()
        return resumed.companion.summary
    }

    func save() throws -> [UInt8] { try resumed.companion.saved() }
}
