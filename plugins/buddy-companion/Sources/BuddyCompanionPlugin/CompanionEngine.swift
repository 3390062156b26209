// The offline companion as an engine: it has no model to load, and keeps nothing between calls but its
// sessions.
import BuddyPluginSupport
import EmoPluginKit

/// The engine `buddy.companion`.
final class CompanionEngine: BuddyEngine {
    static let description = EngineDescription(
        id: "buddy.companion", version: "1.0.0", languages: ["en"], concurrency: 1)

    init(host: EngineHost, options: String) throws {}

    func load(call: EngineCall) throws {
        CompanionCheck.warmUp()
        try call.progress(1, "ready")
    }

    func selfTest(call: EngineCall) throws {
        try call.check()
        try CompanionCheck.selfTest()
    }

    func unload() {}

    func openSession(_ options: BuddySessionOptions) throws -> any BuddySession {
        try CompanionSession(options)
    }
}
