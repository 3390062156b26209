// What a conversation answers on the link: the reply of a turn and the summary of a session.

/// The reply to one turn.
public struct LinkBuddyReply: LinkValue {
    /// The deltas of the turn, joined.
    public var text: String
    /// `reflection`, `question`, `validation`, `offer`, …
    public var strategy: String
    /// Such as `reflective_listening`; nil when none.
    public var technique: String?
    /// Such as `support`, `exercise`, `crisis`, `closing`.
    public var category: String
    /// `EMO_EXERCISE_…` after this turn.
    public var exercise: UInt32
    /// Such as `box_breathing`; nil when none.
    public var exerciseID: String?
    /// True when the user said good-bye and the session may end.
    public var closing: Bool
    /// True when simpler means than the engine's own had to give or finish the reply.
    public var isFallback: Bool

    /// Makes a reply.
    public init(
        text: String, strategy: String, technique: String? = nil, category: String, exercise: UInt32 = 0,
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

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(text)
        writer.write(strategy)
        writer.write(optional: technique) { $0.write($1) }
        writer.write(category)
        writer.write(exercise)
        writer.write(optional: exerciseID) { $0.write($1) }
        writer.write(closing)
        writer.write(isFallback)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        text = try reader.readString()
        strategy = try reader.readString()
        technique = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        category = try reader.readString()
        exercise = try reader.read()
        exerciseID = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        closing = try reader.readBool()
        isFallback = try reader.readBool()
    }
}

/// How a session is remembered.
public struct LinkBuddySummary: LinkValue {
    /// 2 to 4 sentences.
    public var text: String
    /// Next steps.
    public var recommendations: [String]

    /// Makes a summary.
    public init(text: String, recommendations: [String]) {
        self.text = text
        self.recommendations = recommendations
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(text)
        writer.write(array: recommendations) { $0.write($1) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        text = try reader.readString()
        recommendations = try reader.readArray(minimumBytes: 4) { reader throws(LinkError) in
            try reader.readString()
        }
    }
}
