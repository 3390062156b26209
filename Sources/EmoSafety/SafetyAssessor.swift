// Decides how dangerous a user's words are, within their session. Pure, deterministic, without I/O or clock,
// so that it works when storage and every engine have failed.

/// Assesses user texts, typed or transcribed.
///
/// ```swift
/// let assessment = SafetyAssessor().assess("I want to kill myself", history: SessionRisk())
/// // assessment.level == .activeIdeation, assessment.resourcesRequired == true
/// ```
public struct SafetyAssessor: Sendable {
    private let normalizer = TextNormalizer()
    private let classifier: (any RiskClassifier)?

    /// Creates an assessor.
    /// - Parameter classifier: reads each text beside the rules; nil leaves them alone.
    public init(classifier: (any RiskClassifier)? = nil) { self.classifier = classifier }

    /// Compiles all patterns now, so that the first turn is as fast as the others.
    public static func warmUp() {
        _ = SafetyAssessor().assess("warm up", history: SessionRisk())
    }

    /// Names of word classes that some frame uses and the lexicon lacks; a correct grammar has none.
    package static var unknownClasses: [String] {
        SafetyRules.all.flatMap(\.pattern.unknownClasses)
            + SafetyRules.all.flatMap(\.unless).flatMap(\.unknownClasses)
            + GuardRules.phrases.flatMap(\.1).flatMap(\.unknownClasses)
    }

    /// Assesses one text.
    /// - Parameters:
    ///   - text: the user's words.
    ///   - history: the state after the last turn of the same session; a fresh one at its beginning.
    /// - Returns: the level, circumstances and the state to store. Never fails.
    public func assess(_ text: String, history: SessionRisk) -> SafetyAssessment {
        let normal = normalizer.normalize(text)
        let language = LanguageGuess.code(of: normal)
        // The classifier was taught English; other languages have rules of their own.
        let finding =
            language == "en"
            ? classifier?.finding(in: text, isAnswer: history.turns > 0 && !history.isOnWatch) : nil
        let evidence = JointEvidence(TextEvidence(normal), finding: finding, known: history.level)
        var textLevel = evidence.level
        var flags = evidence.flags
        var names = evidence.names
        if let answered = answer(in: normal, history: history, flags: &flags), answered > textLevel {
            textLevel = answered
            names.append("answer to a crisis question")
        }
        var risk = history
        // The opening of a session without words is no turn of the user's.
        if !normal.tokens.isEmpty { risk.turns += 1 }
        let level = SessionRiskPolicy.next(&risk, textLevel: textLevel, flags: flags)
        let knownFlags = history.flags
        risk.flags.formUnion(flags.subtracting([.retraction, .resourceRequest, .safeNow, .denial]))
        if flags.contains(.resourceRefusal) { risk.refusesResources = true }
        if flags.contains(.resourceRequest) { risk.refusesResources = false }
        risk.pendingQuestion = nil
        let isNewFrame =
            textLevel.isCrisis && textLevel >= history.level
            && !evidence.dangers.isSubset(of: history.seenFrames)
        let isNew = textLevel.isCrisis && (textLevel > history.level || !history.level.isCrisis) || isNewFrame
        risk.seenFrames.formUnion(evidence.dangers)
        let isSuspicion = evidence.suspicion > level
        return SafetyAssessment(
            level: max(level, evidence.suspicion), textLevel: max(textLevel, evidence.suspicion),
            flags: flags,
            resourcesRequired: needsResources(
                level: level, textLevel: textLevel, flags: flags, known: knownFlags, risk: risk,
                isNew: isNew),
            isNewRisk: isNew, isSuspicion: isSuspicion, language: language, evidence: names, risk: risk)
    }

    // MARK: Answers to what was asked

    /// A short text after a question of the protocol is an answer to it.
    private func answer(in text: NormalizedText, history: SessionRisk, flags: inout Set<SafetyFlag>)
        -> SafetyLevel?
    {
        guard let question = history.pendingQuestion, !flags.contains(.denial) else { return nil }
        let yes = CueRules.occurs(CueRules.affirmation, in: text)
        switch question {
        case .suicide:
            if CueRules.occurs(CueRules.planning, in: text) { flags.insert(.preparation) }
            return yes || flags.contains(.preparation) ? .activeIdeation : nil
        case .suspicion:
            return Self.plainYes.contains(text.words.first ?? "") ? .activeIdeation : nil
        case .plan, .means:
            guard yes || CueRules.occurs(CueRules.planning, in: text) else { return nil }
            flags.insert(question == .plan ? .preparation : .meansPresent)
            return CueRules.occurs(CueRules.near, in: text) ? .imminent : .activeIdeation
        case .retraction, .company, .safety, .medical:
            return nil
        }
    }

    private static let plainYes: Set<String> = ["yes", "yeah", "yep", "yup", "sometimes", "often"]

    // MARK: Resources

    private func needsResources(
        level: SafetyLevel, textLevel: SafetyLevel, flags: Set<SafetyFlag>, known: Set<SafetyFlag>,
        risk: SessionRisk,
        isNew: Bool
    ) -> Bool {
        if level == .imminent { return true }
        if flags.contains(.resourceRequest) { return true }
        if flags.contains(.thirdPartyRisk), !risk.thirdPartyResourcesShown { return true }
        if isNew { return true }
        if risk.refusesResources { return false }
        // A child needs the child line as soon as it is known that a child is speaking.
        if level.isCrisis, flags.contains(.minor), !known.contains(.minor) { return true }
        return textLevel.isCrisis && !risk.resourcesShownFor.contains(textLevel)
    }
}
