// Everything that a conversation needs to go on after its process has died: a value, saved after each turn.
// It is bounded: lists keep their latest entries, so that it stays under 64 KiB however long the talk.

/// The saved state of one session.
public struct CompanionState: Codable, Sendable, Equatable {
    /// The version of this form; a reader refuses what it does not know.
    public static let currentVersion = 1

    /// The version of the form.
    public var version = CompanionState.currentVersion
    /// 1 for the user's first session.
    public var sessionNumber = 1
    /// For the region and the language.
    public var locale = "en"
    /// Of every choice that could go either way.
    public var seed: UInt64 = 0
    /// User turns so far.
    public var turns = 0
    /// Replies with a reflection.
    public var reflections = 0
    /// Replies with a question.
    public var questions = 0
    /// Replies in a row that asked something.
    public var questionsInRow = 0
    /// Whether the user asked to be listened to only.
    public var justListen = false
    /// Whether a feeling was named.
    public var feelingNamed = false
    /// What was offered and waits for a yes.
    public var offer: String?
    /// The running exercise.
    public var exercise: ExerciseProgress?
    /// What is known.
    public var facts: [Fact] = []
    /// Names that the user wants forgotten, in lower case.
    public var forgotten: [String] = []
    /// Fingerprints of the sentences that were said.
    public var said: [UInt64] = []
    /// The last replies.
    public var recent: [String] = []
    /// Phrases of the user by turn, for call-backs and the summary.
    public var phrases: [TurnPhrase] = []
    /// Stems of words that stand for rejected or tried ideas.
    public var rejected: [String] = []
    /// The last feeling.
    public var feeling: Feeling?
    /// Turns since that feeling was heard.
    public var feelingAge = 0
    /// Feelings by how often they were heard.
    public var feelings: [String: Int] = [:]
    /// The last topic.
    public var topic: String?
    /// Whether the user spoke after a voice remark that they took back.
    public var voiceRemarkMade = false
    /// How often each kind of reply was used, to vary it.
    public var uses: [String: Int] = [:]

    /// Creates the state of a new session.
    public init() {}

    /// A phrase of the user and its turn.
    public struct TurnPhrase: Codable, Sendable, Equatable {
        var text: String
        var turn: Int
        var isName: Bool
        var isTime: Bool
    }

    /// Keeps the lists short.
    mutating func trim() {
        if said.count > 1_200 { said.removeFirst(said.count - 1_200) }
        if recent.count > 6 { recent.removeFirst(recent.count - 6) }
        if phrases.count > 120 { phrases.removeSubrange(20..<(20 + phrases.count - 120)) }
        if facts.count > 80 { facts.removeFirst(facts.count - 80) }
        if rejected.count > 60 { rejected.removeFirst(rejected.count - 60) }
    }
}
