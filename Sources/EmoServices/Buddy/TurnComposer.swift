// Joins what the engine says with what the safety layer requires. The safety layer looks at the user's text first and at every outgoing
// sentence last; its state travels with the session.
import EmoSafety
import EmoStore
import EmoSupervision
import FoundationEssentials
import NIOPosix

/// A reply ready to be stored and sent.
struct GuardedReply: Sendable {
    /// What is said.
    var text: String
    /// The daemon's finding about the user's text.
    var level: SafetyLevel
    /// What of it is held for true, and not only asked about: told, stored, and given to the engine.
    var settledLevel: SafetyLevel
    /// The reply names people to call.
    var resourcesShown: Bool
    /// What of the engine's account still holds for the reply; nil where the daemon's own words replaced it.
    var technique: String?
    var category: String
    var exercise: ExerciseState
    var exerciseID: String?
    var closing: Bool
    /// The safety layer's state, for the session's row.
    var riskState: [UInt8]
}

extension GuardedReply {
    /// Whether it is the moment to name whom the user said they would call: beside the lines, and only where it is about their own life.
    /// Not where others are a danger to them: those may be the same people.
    var asksForContact: Bool { resourcesShown && (level.isSuicidal || level == .selfHarm) }

    /// Names whom the user would call, at the end.
    mutating func name(_ contact: TrustedContact?) {
        guard let contact else { return }
        text += " You said you would call \(contact.name) (\(contact.reach)): this is a moment for it."
    }
}

/// The safety layer's part in a turn.
struct TurnComposer: Sendable {
    private let assessor: SafetyAssessor
    private let composer: ReplyComposer
    private let outputGuard = OutputGuard()

    /// - Parameters:
    ///   - classifier: reads beside the rules; nil leaves them alone.
    ///   - resources: the people to turn to.
    init(classifier: (any RiskClassifier)?, resources: CrisisResourceTable) {
        assessor = SafetyAssessor(classifier: classifier)
        composer = ReplyComposer(responder: CrisisResponder(table: resources))
    }

    /// Looks at what the user said; on the thread pool, for a long text takes a while.
    /// - Parameter risk: the session's state, as stored.
    func assess(_ text: String, risk: [UInt8]?) async -> SafetyAssessment {
        // A state that cannot be read would be of another version of the layer: the session is then looked at anew.
        let history =
            risk.flatMap { try? JSONDecoder().decode(SessionRisk.self, from: Data($0)) } ?? SessionRisk()
        let assessor = assessor
        return (try? await NIOThreadPool.singleton.runIfActive { assessor.assess(text, history: history) })
            ?? assessor.assess(text, history: history)
    }

    /// Where an engine's words may go while it speaks: to the client past the guard, or nowhere when the daemon speaks.
    func lets(_ assessment: SafetyAssessment, deltasTo send: (@Sendable (String) -> Void)?) -> (
        @Sendable (String) -> Void
    )? {
        guard let send, composer.engineUse(for: assessment) == .whole else { return nil }
        let deltas = GuardedDeltas(send: send)
        return { deltas.take($0) }
    }

    /// The reply of a turn; without an engine's, the safety layer answers alone.
    func compose(_ reply: ConversationReply?, to text: String, assessment: SafetyAssessment, locale: String)
        -> GuardedReply
    {
        let composed = composer.compose(
            assessment: assessment, userText: text, locale: locale, engineReply: reply?.text)
        let isEngines = composed.engineUse == .whole && !composed.isFallback
        let exerciseGoesOn = isEngines || reply?.exercise == .stop
        return GuardedReply(
            text: composed.text, level: assessment.level, settledLevel: assessment.settledLevel,
            resourcesShown: composed.resourcesShown,
            technique: isEngines ? reply?.technique : assessment.level.isCrisis ? "crisis_support" : nil,
            category: isEngines ? reply?.category ?? "support" : composed.isFallback ? "fallback" : "crisis",
            exercise: exerciseGoesOn ? reply?.exercise ?? .none : .none,
            exerciseID: exerciseGoesOn ? reply?.exerciseID : nil,
            closing: isEngines && reply?.closing == true, riskState: Self.encode(composed.risk))
    }

    /// What is said to somebody in danger when the turn failed; nil without danger.
    func answerWithoutStorage(_ text: String, risk: [UInt8]?, locale: String) async -> GuardedReply? {
        let assessment = await assess(text, risk: risk)
        guard assessment.level.isCrisis else { return nil }
        return compose(nil, to: text, assessment: assessment, locale: locale)
    }

    /// A summary of an engine with nothing in it that must not be said.
    func guarded(_ summary: ConversationSummary) -> (text: String, recommendations: [String]) {
        let text = outputGuard.filter(summary.text).text
        return (text, summary.recommendations.filter { outputGuard.check($0).isAllowed })
    }

    /// The summary when no engine can give one.
    func plainSummary(of session: BuddySession) -> String {
        "You and EmoBuddy exchanged \(session.messageCount) messages. The conversation is kept and can be read again; "
            + "a fuller summary could not be made because the conversation engine was down."
    }

    private static func encode(_ risk: SessionRisk) -> [UInt8] {
        // The state is made of numbers, words and sets: encoding it cannot fail; an empty state would only be looked at anew.
        (try? JSONEncoder().encode(risk)).map(Array.init) ?? []
    }
}
