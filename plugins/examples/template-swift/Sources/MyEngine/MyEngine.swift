// An engine of kind buddy to begin with: says the user's words back. One exported function, one class that is the engine,
// one that is a conversation; EmoPluginKit does what the ABI asks for beyond that.
import CEmoABI
import EmoPluginKit

/// The one exported symbol of the plugin.
@c(emo_engine_entry_v1)
public func engineEntry() -> UnsafePointer<emo_engine_entry>? { PluginExport.entry(for: MyEngine.self) }

/// An engine without models.
final class MyEngine: BuddyEngine {
    static let description = EngineDescription(id: "buddy.echo", version: "0.1.0", languages: ["en"])

    init(host: EngineHost, options: String) throws {}

    func load(call: EngineCall) throws { try call.progress(1, "nothing to load") }

    func selfTest(call: EngineCall) throws { try call.check() }

    func unload() {}

    func openSession(_ options: BuddySessionOptions) throws -> any BuddySession {
        try MySession(state: options.state)
    }
}

/// One conversation; its whole state is the number of turns.
final class MySession: BuddySession {
    private var turns: UInt64 = 0

    /// Goes on from a saved state, 8 bytes little endian.
    init(state: [UInt8]?) throws {
        guard let state else { return }
        guard state.count == 8 else { throw EngineFailure(.dataInvalid, "the state has not 8 bytes") }
        turns = state.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply {
        try call.check()
        turns += 1
        let text = turn.text.isEmpty ? "Hello. I say back what you say." : turn.text
        return BuddyReply(text: text, strategy: "reflection", category: "support")
    }

    func summarize(call: EngineCall) throws -> BuddySummary {
        BuddySummary(
            text: "You spoke and were heard. Nothing was kept.", recommendations: ["Say more when you like."])
    }

    func save() throws -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: turns >> ($0 * 8)) } }
}
