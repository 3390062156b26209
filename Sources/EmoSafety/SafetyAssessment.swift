// The answer of the assessor for one user text. It holds no user text, so it may be logged and stored.

/// What was found in one user text.
public struct SafetyAssessment: Sendable, Equatable, Codable {
    /// The level that holds for this turn: the text's own, or what the session still carries.
    public var level: SafetyLevel
    /// The level of this text alone.
    public var textLevel: SafetyLevel
    /// Circumstances mentioned in this text.
    public var flags: Set<SafetyFlag>
    /// Whether the reply to this text must contain resources.
    public var resourcesRequired: Bool
    /// Whether this text brought a crisis level, or one that is more urgent than before.
    public var isNewRisk: Bool
    /// What is held for true: the level, where it is not only suspected.
    public var settledLevel: SafetyLevel { isSuspicion ? .distress : level }
    /// Whether the level is only suspected: the reply asks, and the session's state stays as it was.
    public var isSuspicion: Bool
    /// The guessed language of the text, as a two-letter code.
    public var language: String
    /// Names of the frames that held, for the audit log; never words of the user.
    public var evidence: [String]
    /// The session's state after this text; store it and give it to the next call.
    public var risk: SessionRisk

    /// Creates an assessment.
    public init(
        level: SafetyLevel, textLevel: SafetyLevel, flags: Set<SafetyFlag> = [],
        resourcesRequired: Bool = false,
        isNewRisk: Bool = false, isSuspicion: Bool = false, language: String = "en", evidence: [String] = [],
        risk: SessionRisk = SessionRisk()
    ) {
        self.level = level
        self.textLevel = textLevel
        self.flags = flags
        self.resourcesRequired = resourcesRequired
        self.isNewRisk = isNewRisk
        self.isSuspicion = isSuspicion
        self.language = language
        self.evidence = evidence
        self.risk = risk
    }
}
