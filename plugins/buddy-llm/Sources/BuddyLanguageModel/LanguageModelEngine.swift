// The engine buddy.llm: the companion's conversation in the words of a language model on this machine.
import BuddyPluginSupport
import EmoPluginKit

/// The engine `buddy.llm`.
public final class LanguageModelEngine: BuddyEngine {
    /// What the manifest says too.
    public static let description = EngineDescription(
        id: "buddy.llm", version: "1.0.0", languages: ["en"], concurrency: 1)

    private let host: EngineHost
    private let model: ConversationModel

    /// Reads the options; nothing is asked of the server yet.
    public init(host: EngineHost, options: String) throws {
        self.host = host
        do throws(ModelOptions.Refusal) {
            model = ConversationModel(try ModelOptions(options), host: host)
        } catch {
            throw EngineFailure(.invalidArgument, error.message)
        }
    }

    /// Gets ready and looks for the server.
    public func load(call: EngineCall) throws {
        CompanionCheck.warmUp()
        try call.progress(0.5, "looking for the server")
        try model.probe(call)
        try call.progress(1, "ready")
    }

    /// What must work without any server.
    public func selfTest(call: EngineCall) throws {
        try call.check()
        try CompanionCheck.selfTest()
    }

    /// Nothing is held between turns.
    public func unload() {}

    /// Begins or goes on with a conversation.
    public func openSession(_ options: BuddySessionOptions) throws -> any BuddySession {
        let word = String(host.random() | 1 << 63, radix: 36)
        return try LanguageModelSession(options, model: model, canary: "ref" + word)
    }
}
