// Conversation on the link: sessions are named by a number that the daemon chooses; the values of
// `emobuddy/buddy.h`.

/// A fact about the user that the daemon keeps.
public struct LinkMemory: LinkValue {
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

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(kind)
        writer.write(text)
        writer.write(unixMilliseconds)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        kind = try reader.readString()
        text = try reader.readString()
        unixMilliseconds = try reader.read()
    }
}

/// Opens a conversation in the engine, anew or from its saved state.
public struct LinkBuddyOpen: LinkValue {
    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0 for none.
    public var deadline: UInt64
    /// The daemon's name for the conversation, not open in this host yet.
    public var conversation: UInt64
    /// 1 for the user's first session.
    public var sessionNumber: UInt32
    /// BCP 47 tag.
    public var locale: String
    /// A JSON object; nil for the engine's own.
    public var persona: String?
    /// What ``HostMessage/state(_:)`` gave; nil for a new conversation.
    public var state: [UInt8]?
    /// What the daemon remembers of the user.
    public var memories: [LinkMemory]
    /// Of every choice at random.
    public var seed: UInt64

    /// Makes a request.
    public init(
        deadline: UInt64, conversation: UInt64, sessionNumber: UInt32 = 1, locale: String = "en",
        persona: String? = nil, state: [UInt8]? = nil, memories: [LinkMemory] = [], seed: UInt64 = 0
    ) {
        self.deadline = deadline
        self.conversation = conversation
        self.sessionNumber = sessionNumber
        self.locale = locale
        self.persona = persona
        self.state = state
        self.memories = memories
        self.seed = seed
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(deadline)
        writer.write(conversation)
        writer.write(sessionNumber)
        writer.write(locale)
        writer.write(optional: persona) { $0.write($1) }
        writer.write(optional: state) { $0.write($1) }
        writer.write(array: memories) { $1.encode(to: &$0) }
        writer.write(seed)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        deadline = try reader.read()
        conversation = try reader.read()
        sessionNumber = try reader.read()
        locale = try reader.readString()
        persona = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        state = try reader.readOptional { reader throws(LinkError) in try reader.readBytes() }
        memories = try reader.readArray(minimumBytes: 16) { reader throws(LinkError) in
            try LinkMemory(from: &reader)
        }
        seed = try reader.read()
    }
}

/// One message of a conversation so far.
public struct LinkChatMessage: LinkValue {
    /// True for the user's, false for EmoBuddy's.
    public var fromUser: Bool
    /// What was said.
    public var text: String

    /// Makes a message.
    public init(fromUser: Bool, text: String) {
        self.fromUser = fromUser
        self.text = text
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(fromUser)
        writer.write(text)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        fromUser = try reader.readBool()
        text = try reader.readString()
    }
}

/// Asks for the answer to one turn.
public struct LinkBuddyTurn: LinkValue {
    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0 for none.
    public var deadline: UInt64
    /// An open conversation.
    public var conversation: UInt64
    /// True when the session begins and the user has typed nothing yet; `text` may hold a transcript.
    public var isOpening: Bool
    /// What the user said.
    public var text: String
    /// The emotions found in it; nil when there are none.
    public var emotion: LinkEmotion?
    /// `EMO_RISK_…` of this text.
    public var risk: UInt32
    /// `EMO_RISK_…`, the highest so far in this session.
    public var sessionRisk: UInt32
    /// True when the text is a transcript and may be wrong.
    public var fromVoice: Bool
    /// Words the reply may have; 0 for the engine's own limit.
    public var maximumWords: UInt32
    /// The latest messages, oldest first.
    public var history: [LinkChatMessage]
    /// Now, in milliseconds since 1970.
    public var unixMilliseconds: Int64

    /// Makes a request.
    public init(
        deadline: UInt64, conversation: UInt64, isOpening: Bool = false, text: String,
        emotion: LinkEmotion? = nil,
        risk: UInt32 = 0, sessionRisk: UInt32 = 0, fromVoice: Bool = false, maximumWords: UInt32 = 0,
        history: [LinkChatMessage] = [], unixMilliseconds: Int64
    ) {
        self.deadline = deadline
        self.conversation = conversation
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

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(deadline)
        writer.write(conversation)
        writer.write(isOpening)
        writer.write(text)
        writer.write(optional: emotion) { $1.encode(to: &$0) }
        writer.write(risk)
        writer.write(sessionRisk)
        writer.write(fromVoice)
        writer.write(maximumWords)
        writer.write(array: history) { $1.encode(to: &$0) }
        writer.write(unixMilliseconds)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        deadline = try reader.read()
        conversation = try reader.read()
        isOpening = try reader.readBool()
        text = try reader.readString()
        emotion = try reader.readOptional { reader throws(LinkError) in try LinkEmotion(from: &reader) }
        risk = try reader.read()
        sessionRisk = try reader.read()
        fromVoice = try reader.readBool()
        maximumWords = try reader.read()
        history = try reader.readArray(minimumBytes: 5) { reader throws(LinkError) in
            try LinkChatMessage(from: &reader)
        }
        unixMilliseconds = try reader.read()
    }
}

/// Names an open conversation: to sum it up, to save it or to close it.
public struct LinkConversation: LinkValue {
    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0 for none.
    public var deadline: UInt64
    /// An open conversation.
    public var conversation: UInt64

    /// Names a conversation.
    public init(deadline: UInt64, conversation: UInt64) {
        self.deadline = deadline
        self.conversation = conversation
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(deadline)
        writer.write(conversation)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        deadline = try reader.read()
        conversation = try reader.read()
    }
}
