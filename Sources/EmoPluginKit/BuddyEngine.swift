// Conversation: the protocol an engine conforms to. The engine keeps nothing: what it must remember travels
// as state and memories.

/// An engine that talks.
public protocol BuddyEngine: Engine {
    /// Begins a conversation, or goes on with a saved one. Throws `.dataInvalid` for a state it cannot read.
    func openSession(_ options: BuddySessionOptions) throws -> any BuddySession
}

/// One conversation.
public protocol BuddySession: AnyObject {
    /// Answers one turn. What was pushed with `sink.delta` must, joined, equal the reply's text; pushing
    /// nothing is allowed,
    /// the kit then pushes the whole text. A failed turn leaves the session as before.
    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply

    /// Sums the session up.
    func summarize(call: EngineCall) throws -> BuddySummary

    /// The state from which `openSession` can go on; at most 64 KiB.
    func save() throws -> [UInt8]
}

/// The daemon's finding about the user's text, in the order of the ABI.
public enum BuddyRisk: UInt32, Sendable, CaseIterable {
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

/// A fact about the user that the daemon keeps.
public struct BuddyMemory: Sendable, Equatable {
    /// `person`, `pet`, `plan`, `loss`, `like`, `name`, `date` or `summary`.
    public var kind: String
    /// The fact.
    public var text: String
    /// When the user said it, in milliseconds since 1970.
    public var unixMilliseconds: Int64

    /// Makes a memory.
    public init(kind: String, text: String, unixMilliseconds: Int64) {
        self.kind = kind
        self.text = text
        self.unixMilliseconds = unixMilliseconds
    }
}

/// One message of the conversation so far.
public struct BuddyMessage: Sendable, Equatable {
    /// True for the user's, false for EmoBuddy's.
    public var fromUser: Bool
    /// What was said.
    public var text: String

    /// Makes a message.
    public init(fromUser: Bool, text: String) {
        self.fromUser = fromUser
        self.text = text
    }
}

/// How a session begins.
public struct BuddySessionOptions: Sendable {
    /// 1 for the user's first session.
    public var sessionNumber: UInt32
    /// BCP 47 tag.
    public var locale: String
    /// A JSON object; nil for the engine's own.
    public var persona: String?
    /// What `save` gave; nil for a new conversation.
    public var state: [UInt8]?
    /// What the daemon remembers of the user.
    public var memories: [BuddyMemory]
    /// Of every choice at random, so that a conversation can be repeated.
    public var seed: UInt64

    /// Makes options.
    public init(
        sessionNumber: UInt32 = 1, locale: String = "en", persona: String? = nil, state: [UInt8]? = nil,
        memories: [BuddyMemory] = [], seed: UInt64 = 0
    ) {
        self.sessionNumber = sessionNumber
        self.locale = locale
        self.persona = persona
        self.state = state
        self.memories = memories
        self.seed = seed
    }
}

/// One turn.
public struct BuddyTurn: Sendable {
    /// True when the session begins and the user has said nothing yet (but a transcript may be in `text`).
    public var isOpening: Bool
    /// What the user said.
    public var text: String
    /// The emotions found in it; nil when there are none.
    public var emotion: EmotionResult?
    /// The daemon's finding about this text.
    public var risk: BuddyRisk
    /// The highest so far in this session.
    public var sessionRisk: BuddyRisk
    /// True when the text is a transcript and may be wrong.
    public var fromVoice: Bool
    /// Words the reply may have; 0 for the engine's own limit.
    public var maximumWords: UInt32
    /// The latest messages, oldest first.
    public var history: [BuddyMessage]
    /// Now, in milliseconds since 1970.
    public var unixMilliseconds: Int64

    /// Makes a turn.
    public init(
        isOpening: Bool = false, text: String, emotion: EmotionResult? = nil, risk: BuddyRisk = .none,
        sessionRisk: BuddyRisk = .none, fromVoice: Bool = false, maximumWords: UInt32 = 0,
        history: [BuddyMessage] = [],
        unixMilliseconds: Int64 = 0
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
