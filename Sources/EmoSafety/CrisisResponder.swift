// Writes the daemon's part of every reply in a dangerous turn, by the protocol for its level. Pure and total:
// it needs neither an engine nor the database, only the assessment, the region and the words just said.

/// Composes crisis replies by level.
///
/// Imminent danger and every new risk are answered by this text alone. Later turns of the same crisis begin
/// with the engine's reflection, where there is one, and go on with the next step of the protocol.
public struct CrisisResponder: Sendable {
    private let table: CrisisResourceTable

    /// Creates a responder with a table of resources.
    public init(table: CrisisResourceTable = .standard) { self.table = table }

    /// How much of the engine's text may be used; ask before the engine is called.
    public func engineUse(for assessment: SafetyAssessment) -> EngineUse {
        if Self.isApproach(assessment) { return .none }
        if assessment.level == .imminent || assessment.isNewRisk || assessment.resourcesRequired {
            return .none
        }
        if assessment.language != "en", assessment.textLevel.isCrisis { return .none }
        // A suspicion is one of them: the engine's words, and then the question.
        return assessment.level.isCrisis || isRetractionToAskAbout(assessment) ? .reflection : .whole
    }

    /// The daemon's text for a turn.
    /// - Parameters:
    ///   - assessment: of the user's text.
    ///   - userText: the text itself; used for cues such as "my neighbour is home", never stored.
    ///   - locale: for the region's numbers, such as "en-GB".
    ///   - reflection: the engine's words, already filtered by the guard; nil when no engine answered.
    /// - Returns: the whole reply of the turn. Its `text` is empty only when `engineUse` is `.whole`.
    public func reply(
        for assessment: SafetyAssessment, userText: String, locale: String, reflection: String? = nil
    ) -> CrisisReply {
        let use = engineUse(for: assessment)
        var risk = assessment.risk
        guard use != .whole else {
            return CrisisReply(text: "", resourcesShown: false, question: nil, engineUse: use, risk: risk)
        }
        let resource = table.resource(for: locale)
        var draft = CrisisDraft(
            assessment: assessment, risk: risk, resource: resource,
            text: TextNormalizer().normalize(userText),
            reflection: use == .reflection ? reflection : nil)
        if ForeignCrisis.speaks(assessment.language), assessment.level.isCrisis {
            draft.composeForeign()
        } else {
            compose(&draft)
        }
        risk = draft.risk
        risk.pendingQuestion = draft.question
        if let question = draft.question { risk.askedQuestions.insert(question) }
        if draft.resourcesShown {
            risk.resourcesShownFor.insert(assessment.level)
            if assessment.flags.contains(.thirdPartyRisk) { risk.thirdPartyResourcesShown = true }
        }
        return CrisisReply(
            text: draft.replyText, resourcesShown: draft.resourcesShown, question: draft.question,
            engineUse: use, risk: risk)
    }

    private func compose(_ draft: inout CrisisDraft) {
        let assessment = draft.assessment
        if Self.isApproach(assessment) { return draft.composeApproach() }
        if assessment.flags.contains(.resourceRequest), assessment.level != .imminent {
            return draft.composeRequest()
        }
        if isRetractionToAskAbout(assessment) { return draft.composeRetraction() }
        if assessment.isSuspicion, !assessment.resourcesRequired { return draft.composeSuspicion() }
        switch assessment.level {
        case .imminent: draft.composeImminent()
        case .activeIdeation: draft.composeActive()
        case .passiveIdeation: draft.composePassive()
        case .selfHarm: draft.composeSelfHarm()
        case .harmToOthers: draft.composeHarm()
        case .abuseDanger: draft.composeAbuse()
        case .none, .distress: draft.composeThirdParty()
        }
    }

    /// The person who does harm is coming near: few words, nothing else.
    private static func isApproach(_ assessment: SafetyAssessment) -> Bool {
        assessment.level == .abuseDanger && assessment.flags.contains(.watched)
            && assessment.risk.resourcesShownFor.contains(.abuseDanger)
    }

    private func isRetractionToAskAbout(_ assessment: SafetyAssessment) -> Bool {
        assessment.flags.contains(.retraction) && assessment.risk.peak.isSuicidal
            && !assessment.textLevel.isCrisis
            && !assessment.risk.askedQuestions.contains(.retraction)
    }
}
