// What a buddy engine answers: the reply of a turn, the summary of a session, and the sink for deltas and
// memories.
import CEmoABI

/// State of the exercise after a turn.
public enum BuddyExercise: UInt32, Sendable {
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
public struct BuddyReply: Sendable, Equatable {
    /// What is said.
    public var text: String
    /// `reflection`, `question`, `validation`, `offer`, …
    public var strategy: String
    /// Such as `reflective_listening`; nil when none.
    public var technique: String?
    /// Such as `support`, `exercise`, `crisis`, `closing`.
    public var category: String
    /// State of the exercise after this turn.
    public var exercise: BuddyExercise
    /// Such as `box_breathing`; nil when none.
    public var exerciseID: String?
    /// True when the user said good-bye and the session may end.
    public var closing: Bool
    /// True when simpler means than the engine's own had to give or finish the reply.
    public var isFallback: Bool

    /// Makes a reply.
    public init(
        text: String, strategy: String, technique: String? = nil, category: String,
        exercise: BuddyExercise = .none,
        exerciseID: String? = nil, closing: Bool = false, isFallback: Bool = false
    ) {
        self.text = text
        self.strategy = strategy
        self.technique = technique
        self.category = category
        self.exercise = exercise
        self.exerciseID = exerciseID
        self.closing = closing
        self.isFallback = isFallback
    }
}

/// How a session is remembered.
public struct BuddySummary: Sendable, Equatable {
    /// 2 to 4 sentences, in the user's own words where they serve.
    public var text: String
    /// Next steps.
    public var recommendations: [String]

    /// Makes a summary.
    public init(text: String, recommendations: [String]) {
        self.text = text
        self.recommendations = recommendations
    }
}

/// Where deltas and memories of a turn go. Valid until `respond` returns.
public final class BuddySink {
    private let pointer: UnsafePointer<emo_buddy_sink>
    /// What was pushed so far.
    private(set) var joined = ""

    init(_ pointer: UnsafePointer<emo_buddy_sink>) { self.pointer = pointer }

    /// The next piece of the reply, whole words.
    public func delta(_ text: String) throws {
        joined += text
        try CStringArena.with { arena in
            let bytes = arena.bytes(text)
            try EngineCall.verify(pointer.pointee.delta(pointer, bytes.baseAddress, UInt64(bytes.count)))
        }
    }

    /// A fact the engine would like the daemon to keep; the daemon decides.
    public func remember(_ memory: BuddyMemory) throws {
        try CStringArena.with { arena in
            let text = arena.bytes(memory.text)
            var value = emo_buddy_memory(
                size_bytes: UInt32(MemoryLayout<emo_buddy_memory>.size), reserved: 0,
                kind: arena.string(memory.kind),
                text: text.baseAddress, text_bytes: UInt64(text.count), unix_ms: memory.unixMilliseconds)
            try EngineCall.verify(pointer.pointee.memory(pointer, &value))
        }
    }
}
