// What goes into and comes out of the companion, as plain values: it knows neither the plugin ABI nor the
// daemon.
import EmoSafety

/// What a voice sounded like, as another engine heard it; a guess, and spoken of as one.
public struct VoiceObservation: Codable, Sendable, Equatable {
    /// The strongest emotion label, such as "sad".
    public var label: String
    /// Its share, 0…1.
    public var score: Double

    /// Creates an observation.
    public init(label: String, score: Double) {
        self.label = label
        self.score = score
    }
}

/// One turn of the user.
public struct CompanionTurn: Sendable {
    /// What the user said.
    public var text: String
    /// The daemon's level for this turn.
    public var level: SafetyLevel
    /// What the voice sounded like, when there was one.
    public var voice: VoiceObservation?
    /// The most words that the reply may have; 0 for the companion's own limit.
    public var maximumWords: Int
    /// Now, in milliseconds since 1970.
    public var unixMilliseconds: Int64

    /// Creates a turn.
    public init(
        text: String, level: SafetyLevel = .none, voice: VoiceObservation? = nil, maximumWords: Int = 0,
        unixMilliseconds: Int64 = 0
    ) {
        self.text = text
        self.level = level
        self.voice = voice
        self.maximumWords = maximumWords
        self.unixMilliseconds = unixMilliseconds
    }
}

/// The state of an exercise after a turn.
public enum ExercisePhase: String, Codable, Sendable {
    case none, offer, step, stop, done
}

/// What the companion says in a turn.
public struct CompanionReply: Sendable, Equatable {
    /// The text; never empty.
    public var text: String
    /// What kind of move it is: `reflection`, `question`, `validation`, `offer`, `information`, `closing` …
    public var strategy: String
    /// The technique behind it, such as `reflective_listening` or an exercise; nil when there is none.
    public var technique: String?
    /// `support`, `exercise`, `crisis`, `closing`, `boundary`, `opening`.
    public var category: String
    /// The exercise's state.
    public var exercise: ExercisePhase
    /// The exercise, when one is offered or running.
    public var exerciseID: String?
    /// Whether the user said good-bye.
    public var closing: Bool
    /// Facts that the daemon may keep.
    public var memories: [Fact]

    /// Creates a reply.
    public init(
        text: String, strategy: String, technique: String? = nil, category: String = "support",
        exercise: ExercisePhase = .none, exerciseID: String? = nil, closing: Bool = false,
        memories: [Fact] = []
    ) {
        self.text = text
        self.strategy = strategy
        self.technique = technique
        self.category = category
        self.exercise = exercise
        self.exerciseID = exerciseID
        self.closing = closing
        self.memories = memories
    }
}

/// The summary of a session.
public struct CompanionSummary: Sendable, Equatable {
    /// Two to four sentences with the user's words.
    public var text: String
    /// Next steps.
    public var recommendations: [String]
}
