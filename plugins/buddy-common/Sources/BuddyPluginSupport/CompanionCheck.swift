// What every engine with a companion in it does before its first conversation: be as fast as later, and prove that it works.
import BuddyCompanion
import EmoPluginKit
import EmoSafety

/// Warming up and self-test.
public enum CompanionCheck {
    /// Compiles the phrase patterns, so that the first turn is as fast as the others.
    public static func warmUp() {
        SafetyAssessor.warmUp()
        var companion = Companion(locale: "en", sessionNumber: 1, memories: [], seed: 0)
        _ = companion.respond(to: CompanionTurn(text: "hello"))
    }

    /// A grief message must be met with the name that it holds and without leave-taking.
    public static func selfTest() throws {
        var companion = Companion(locale: "en", sessionNumber: 1, memories: [], seed: 1)
        let reply = companion.respond(to: CompanionTurn(text: "My dog Rex died on Tuesday."))
        guard reply.text.contains("Rex"), !reply.closing else {
            throw EngineFailure(.internal, "the self-test got an unfitting reply; reinstall the engine")
        }
    }
}
