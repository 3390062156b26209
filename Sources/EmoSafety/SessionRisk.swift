// What the daemon remembers about danger within one session, as a value that it stores with the turn.
// Once there was a crisis the state never falls below "watch" (distress) until the session ends.

/// The risk state of a session; store it with every turn and hand it to the next `assess`.
public struct SessionRisk: Codable, Sendable, Equatable {
    /// A question of the crisis protocol that waits for its answer.
    public enum Question: String, Codable, Sendable, CaseIterable {
        /// Whether the speaker thinks of suicide.
        case suicide
        /// The same, asked on a suspicion: only a plain yes counts, since the talk may be about something else.
        case suspicion
        /// Whether there is a plan.
        case plan
        /// Whether the means are within reach.
        case means
        /// Whether the speaker is alone, and who could come.
        case company
        /// Whether the speaker is safe where they are.
        case safety
        /// Whether a wound or what was taken needs medical care.
        case medical
        /// Whether what was taken back was meant.
        case retraction
    }

    /// The level that holds now.
    public var level: SafetyLevel = .none
    /// The highest level of the session.
    public var peak: SafetyLevel = .none
    /// Turns since there was new evidence for `level`.
    public var quietTurns = 0
    /// Number of user turns seen.
    public var turns = 0
    /// Every circumstance mentioned so far.
    public var flags: Set<SafetyFlag> = []
    /// Levels for which resources were shown.
    public var resourcesShownFor: Set<SafetyLevel> = []
    /// Whether the resources for somebody else's risk were shown.
    public var thirdPartyResourcesShown = false
    /// Whether the user asked not to be given the line again.
    public var refusesResources = false
    /// The question of the last reply, if it asked one.
    public var pendingQuestion: Question?
    /// Every question asked so far.
    public var askedQuestions: Set<Question> = []
    /// Names of the frames of danger that were found so far; a new one is a new risk.
    public var seenFrames: Set<String> = []
    /// How many of the prepared wordings of each reply part were used, by the name of the part.
    public var usedWordings: [String: Int] = [:]

    /// Creates the state of a new session.
    public init() {}

    /// Whether there was a crisis in this session.
    public var isOnWatch: Bool { peak.isCrisis }
}
