// Puts one turn's reply together from the daemon's crisis text and the engine's reply: the only place where
// the two meet, shared by the daemon and by the evaluation.

/// The reply that leaves the daemon.
public struct ComposedReply: Sendable, Equatable {
    /// The text; never empty.
    public var text: String
    /// Whether it names a resource.
    public var resourcesShown: Bool
    /// What the guard took out.
    public var violations: [GuardVerdict.Violation]
    /// How much of the engine's reply was used.
    public var engineUse: EngineUse
    /// Whether the fixed safe reply stands in for a missing engine.
    public var isFallback: Bool
    /// The session's state to store with the turn.
    public var risk: SessionRisk
}

/// Composes the reply of a turn.
public struct ReplyComposer: Sendable {
    private let responder: CrisisResponder
    private let outputGuard = OutputGuard()

    /// Creates a composer.
    public init(responder: CrisisResponder = CrisisResponder()) { self.responder = responder }

    /// How much of the engine's reply this turn may use; `.none` means that the daemon need not wait for it.
    public func engineUse(for assessment: SafetyAssessment) -> EngineUse {
        responder.engineUse(for: assessment)
    }

    /// The reply of a turn.
    /// - Parameters:
    ///   - assessment: of the user's text.
    ///   - userText: the user's text.
    ///   - locale: for the region's numbers.
    ///   - engineReply: what the engine said; nil when no engine answered.
    public func compose(
        assessment: SafetyAssessment, userText: String, locale: String, engineReply: String?
    ) -> ComposedReply {
        let filtered = engineReply.map(outputGuard.filter)
        let usable = filtered.flatMap { $0.isReplaced ? nil : $0.text }
        let crisis = responder.reply(for: assessment, userText: userText, locale: locale, reflection: usable)
        let violations = filtered?.violations ?? []
        guard crisis.text.isEmpty else {
            return ComposedReply(
                text: crisis.text, resourcesShown: crisis.resourcesShown, violations: violations,
                engineUse: crisis.engineUse, isFallback: false, risk: crisis.risk)
        }
        var risk = crisis.risk
        let text = filtered?.text ?? SafeReply.next(&risk)
        return ComposedReply(
            text: text, resourcesShown: false, violations: violations, engineUse: .whole,
            isFallback: filtered == nil, risk: risk)
    }
}

/// What is said when no engine answers and there is no danger.
public enum SafeReply {
    private static let wordings = TextList.items(
        """
        - I'm here and I've read what you wrote, but the part of me that answers well is not running right
          now. Please tell me more if you like; nothing you say is lost.
        - I can't answer as I should at the moment, because a part of the program is down. What you write is
          kept, and we can pick it up from here.
        - I'm still only able to listen right now. Take your time, and I'll answer properly as soon as I can.
        """)

    /// The next wording, counted in the session's state.
    public static func next(_ risk: inout SessionRisk) -> String {
        let index = risk.usedWordings["safe reply", default: 0]
        risk.usedWordings["safe reply"] = index + 1
        return wordings[index % wordings.count]
    }
}
