// The offline companion as an engine: it has no model to load, and keeps nothing between calls but its
// sessions.
import BuddyCompanion
import EmoPluginKit
import EmoSafety

/// The engine `buddy.companion`.
final class CompanionEngine: BuddyEngine {
    static let description = EngineDescription(
        id: "buddy.companion", version: "1.0.0", languages: ["en"], concurrency: 1)

    init(host: EngineHost, options: String) throws {}

    func load(call: EngineCall) throws {
        // Compiles the phrase patterns, so that the first turn is as fast as the others.
        SafetyAssessor.warmUp()
        var companion = Companion(locale: "en", sessionNumber: 1, memories: [], seed: 0)
        _ = companion.respond(to: CompanionTurn(text: "hello"))
        try call.progress(1, "ready")
    }

    /// A grief message must be met with the name that it holds and without advice.
    func selfTest(call: EngineCall) throws {
        try call.check()
        var companion = Companion(locale: "en", sessionNumber: 1, memories: [], seed: 1)
        let reply = companion.respond(to: CompanionTurn(text: "My dog Rex died on Tuesday."))
        guard reply.text.contains("Rex"), !reply.closing else {
            throw EngineFailure(.internal, "the self-test got an unfitting reply; reinstall the engine")
        }
    }

    func unload() {}

    func openSession(_ options: BuddySessionOptions) throws -> any BuddySession {
        try CompanionSession(options)
    }
}
