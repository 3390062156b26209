// What is asked of a buddy engine, and what it answers. The stored state decides; a host's conversation is
// only its cache.
import EmoHostLink

/// A fact about the user that the daemon keeps.
public typealias ConversationMemory = LinkMemory
/// One message of the conversation so far.
public typealias ConversationMessage = LinkChatMessage

/// A conversation, whole: what an engine needs to go on with it in a new process.
public struct Conversation: Sendable, Equatable {
    /// The daemon's id of the session.
    public var id: String
    /// What the last stored ``ConversationReply`` gave; nil for a new conversation.
    public var state: [UInt8]?
    /// 1 for the user's first session.
    public var sessionNumber: UInt32
    /// BCP 47 tag.
    public var locale: String
    /// A JSON object; nil for the engine's own persona.
    public var persona: String?
    /// What is remembered of the user.
    public var memories: [ConversationMemory]
    /// Of every choice at random, so that a conversation can be repeated.
    public var seed: UInt64

    /// Makes a conversation.
    public init(
        id: String, state: [UInt8]? = nil, sessionNumber: UInt32 = 1, locale: String = "en",
        persona: String? = nil,
        memories: [ConversationMemory] = [], seed: UInt64 = 0
    ) {
        self.id = id
        self.state = state
        self.sessionNumber = sessionNumber
        self.locale = locale
        self.persona = persona
        self.memories = memories
        self.seed = seed
    }
}

/// The daemon's finding about the user's text, in the order of the plugin ABI.
public enum ConversationRisk: UInt32, Sendable, CaseIterable {
    /// Nothing found.
    case none = 0
    /// Bad, not dangerous.
    case distress = 1
    /// Wishes to be dead, without intent.
    case passiveIdeation = 2
    /// Thinks of ending their life.
    case activeIdeation = 3
    /// Under way, or within a day.
    case imminent = 4
    /// Hurts themselves, or has the urge.
    case selfHarm = 5
    /// Others are in danger from the user.
    case harmToOthers = 6
    /// The user is in danger from others.
    case abuseDanger = 7
}

/// One turn to be answered.
public struct ConversationTurn: Sendable, Equatable {
    /// True when the session begins and the user has said nothing yet.
    public var isOpening: Bool
    /// What the user said.
    public var text: String
    /// What was felt in it; nil when unknown.
    public var emotion: EmotionFinding?
    /// The finding about this text.
    public var risk: ConversationRisk
    /// The highest so far in the session.
    public var sessionRisk: ConversationRisk
    /// True when the text is a transcript and may be wrong.
    public var fromVoice: Bool
    /// Words the reply may have; 0 for the engine's own limit.
    public var maximumWords: UInt32
    /// The latest messages, oldest first.
    public var history: [ConversationMessage]
    /// Now, in milliseconds since 1970.
    public var unixMilliseconds: Int64

    /// Makes a turn.
    public init(
        isOpening: Bool = false, text: String, emotion: EmotionFinding? = nil, risk: ConversationRisk = .none,
        sessionRisk: ConversationRisk = .none, fromVoice: Bool = false, maximumWords: UInt32 = 0,
        history: [ConversationMessage] = [], unixMilliseconds: Int64 = 0
    ) {
        self.isOpening = isOpening
        self.text = text
        self.emotion = emotion
        self.risk = risk
        self.sessionRisk = sessionRisk
        self.fromVoice = fromVoice
        self.maximumWords = maximumWords
        self.history = history
        self.unixMilliseconds = unixMilliseconds
    }
}

/// State of the exercise after a turn.
public enum ExerciseState: UInt32, Sendable, CaseIterable {
    /// No exercise.
    case none = 0
    /// One is offered.
    case offer = 1
    /// A step of one is given.
    case step = 2
    /// It was broken off.
    case stop = 3
    /// It was finished.
    case done = 4
}

/// The reply to one turn.
public struct ConversationReply: Sendable, Equatable {
    /// What is said: the deltas, joined.
    public var text: String
    /// `reflection`, `question`, `validation`, `offer`, …
    public var strategy: String
    /// Such as `reflective_listening`; nil when none.
    public var technique: String?
    /// Such as `support`, `exercise`, `crisis`, `closing`.
    public var category: String
    /// State of the exercise after this turn.
    public var exercise: ExerciseState
    /// Such as `box_breathing`; nil when none.
    public var exerciseID: String?
    /// True when the user said good-bye and the session may end.
    public var closing: Bool
    /// True when simpler means than the engine's own had to give or finish the reply.
    public var isFallback: Bool
    /// Facts the engine would like to be kept.
    public var proposedMemories: [ConversationMemory]
    /// To be stored together with the reply; nil: keep the one before.
    public var state: [UInt8]?
    /// The engine that spoke.
    public var engine: EngineIdentity

    init(_ reply: LinkBuddyReply, memories: [ConversationMemory], state: [UInt8]?, engine: EngineIdentity) {
        text = reply.text
        strategy = reply.strategy
        technique = reply.technique
        category = reply.category
        exercise = ExerciseState(rawValue: reply.exercise) ?? .none
        exerciseID = reply.exerciseID
        closing = reply.closing
        isFallback = reply.isFallback
        proposedMemories = memories
        self.state = state
        self.engine = engine
    }
}

/// How a session is remembered.
public struct ConversationSummary: Sendable, Equatable {
    /// 2 to 4 sentences.
    public var text: String
    /// Next steps.
    public var recommendations: [String]
    /// The engine that wrote it.
    public var engine: EngineIdentity
}
