// One conversation: the companion decides each turn and keeps the state, which both engines read alike; the model words what may be worded.
// Invariant: every turn has one reply, also when there is no model.
import BuddyCompanion
import BuddyPluginSupport
import EmoPluginKit
import EmoSafety
import LanguageModelClient

/// One conversation.
final class LanguageModelSession: BuddySession {
    private var resumed: ResumedCompanion
    private let model: ConversationModel
    private let seed: UInt64
    private let canary: String

    /// - Parameter canary: a word that no talk would hold.
    init(_ options: BuddySessionOptions, model: ConversationModel, canary: String) throws {
        resumed = try ResumedCompanion(options)
        (self.model, seed, self.canary) = (model, options.seed, canary)
    }

    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply {
        try call.check()
        // A failed turn must leave the session as before, so the work is done on a copy.
        var resumed = resumed
        resumed.catchUp(with: turn.history)
        var next = resumed.companion
        let reply = try turn.isOpening ? open(turn, &next) : answer(turn, &next, call, sink)
        for fact in reply.0.memories { try sink.remember(BuddyMemory(fact)) }
        resumed.companion = next
        self.resumed = resumed
        var result = BuddyReply(reply.0)
        result.isFallback = reply.isFallback
        return result
    }

    func summarize(call: EngineCall) throws -> BuddySummary {
        try call.check()
        return resumed.companion.summary
    }

    func save() throws -> [UInt8] { try resumed.companion.saved() }

    private func open(_ turn: BuddyTurn, _ next: inout Companion) -> (CompanionReply, isFallback: Bool) {
        (next.open(transcript: turn.text.isEmpty ? nil : CompanionTurn(turn)), false)
    }

    private func answer(
        _ turn: BuddyTurn, _ next: inout Companion, _ call: EngineCall, _ sink: BuddySink
    ) throws -> (CompanionReply, isFallback: Bool) {
        let plan = next.plan(CompanionTurn(turn))
        // Where there was danger in the session, only prepared words are said.
        guard plan.allowsRewording, !turn.sessionRisk.level.isCrisis else { return (next.take(plan), false) }
        guard model.isWorthAsking, let worded = try word(plan, turn, call, sink) else {
            return (next.take(plan), true)
        }
        if worded.sentences.isEmpty { return (next.take(plan), true) }
        var text = worded.sentences.joined(separator: " ")
        if worded.needsCompanion, let rest = worded.continuation {
            try sink.delta(rest)
            text += rest
        }
        return (next.take(plan, wordedAs: text), worded.needsCompanion)
    }

    /// Has the model word the plan; nil where there is no room in its context.
    private func word(
        _ plan: CompanionPlan, _ turn: BuddyTurn, _ call: EngineCall, _ sink: BuddySink
    ) throws -> WordedReply? {
        let brief = ReplyBrief(plan, limit: Int(turn.maximumWords))
        let tokens = brief.maximumWords * 3 + 40
        let writer = PromptWriter(contextTokens: model.contextTokens, answerTokens: tokens)
        guard let prompt = writer.prompt(brief, plan: plan, history: turn.history, canary: canary) else {
            return nil
        }
        var worded = WordedReply(brief, check: SentenceCheck(plan: plan, prompt: prompt))
        let request = CompletionRequest(
            messages: prompt.messages, maximumTokens: tokens,
            seed: UInt32(truncatingIfNeeded: seed &+ UInt64(turn.history.count)))
        let completion = try model.complete(request, call) { text in
            let released = worded.receive(text)
            if !released.isEmpty { try sink.delta(released) }
            return worded.ending == nil
        }
        if let completion {
            let released = worded.finish(cut: completion == .cut)
            if !released.isEmpty { try sink.delta(released) }
        } else {
            worded.fail()
        }
        if case .objection(let objection) = worded.ending { model.count(objection) }
        return worded
    }
}
