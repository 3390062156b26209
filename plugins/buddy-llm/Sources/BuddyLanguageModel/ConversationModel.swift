// The model for all conversations of the engine: the client, what is known of the server, and the breaker. A model that is down costs a
// conversation nothing but its words.
import EmoPluginKit
import LanguageModelClient

/// The language model of one engine.
final class ConversationModel {
    /// Tokens of context where neither the server nor the administrator says: the least that servers come with.
    private static let usualContext = 4_096
    /// What is kept free before the call's deadline, to finish without the model.
    private static let reserve = 1_500

    private let client: LanguageModelClient
    private let options: ModelOptions
    private let host: EngineHost
    private var breaker = CircuitBreaker()
    private var facts: LanguageModelClient.Facts?

    init(_ options: ModelOptions, host: EngineHost) {
        (self.options, self.host) = (options, host)
        var limits = ExchangeLimits()
        limits.firstByte = options.firstByteSeconds * 1_000
        limits.total = options.totalSeconds * 1_000
        client = LanguageModelClient(options.address, key: options.key, limits: limits)
    }

    /// Looks what the server has. That it is down is no failure of the engine: it is asked again with the next turn.
    func probe(_ call: EngineCall) throws {
        do {
            let found = try client.probe(check: { try call.check() })
            facts = found
            host.log(
                .info,
                "the server has \(found.models.count) models; context \(found.contextTokens.map(String.init) ?? "not told")"
            )
        } catch let failure as ModelFailure {
            breaker.failed(at: MonotonicTime.nanoseconds)
            host.log(.warning, "no language model yet, the companion words the replies: \(failure.message)")
        }
    }

    /// Tokens of prompt and answer.
    var contextTokens: Int { options.contextTokens ?? facts?.contextTokens ?? Self.usualContext }

    /// Whether it is worth asking now.
    var isWorthAsking: Bool { breaker.allows(at: MonotonicTime.nanoseconds) }

    /// Asks for a completion and keeps account of how it went.
    /// - Parameter onText: takes the next words; false: enough.
    /// - Throws: `EngineFailure` when the turn is no longer wanted.
    /// - Returns: how the answer ended; nil when the model failed.
    func complete(
        _ request: CompletionRequest, _ call: EngineCall, onText: (String) throws -> Bool
    ) throws -> Completion? {
        let time = call.deadlineNanoseconds.map { deadline in
            Int(deadline / 1_000_000) - Int(MonotonicTime.nanoseconds / 1_000_000) - Self.reserve
        }
        if let time, time < 500 { return nil }
        do {
            if facts == nil { facts = try client.probe(check: { try call.check() }) }
            let completion = try client.complete(
                request, model: options.model ?? facts?.models.first ?? "default", within: time,
                check: { try call.check() }, onText: onText)
            breaker.succeeded()
            host.count("model_replies")
            return completion
        } catch let failure as ModelFailure {
            breaker.failed(at: MonotonicTime.nanoseconds)
            host.count("model_failures_" + failure.kind.rawValue)
            host.log(.warning, "the companion words this reply: \(failure.message)")
            return nil
        }
    }

    /// Counts a sentence of the model that was not said.
    func count(_ objection: SentenceCheck.Objection) { host.count("model_objections_" + objection.rawValue) }
}
