// Emotion on the link: the request, and the finding.

/// Asks what is felt in a text, a recording, or both together.
public struct LinkAnalyzeEmotion: LinkValue {
    /// CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0 for none.
    public var deadline: UInt64
    /// The text; nil without one.
    public var text: String?
    /// BCP 47 tag; nil when unknown.
    public var language: String?
    /// True when the part of each word is wanted too.
    public var explain: Bool
    /// Audio that follows under the same request; nil for none. At most 300 s are taken.
    public var audio: LinkAudio?

    /// Makes a request.
    public init(
        deadline: UInt64, text: String?, language: String? = nil, explain: Bool = false,
        audio: LinkAudio? = nil
    ) {
        self.deadline = deadline
        self.text = text
        self.language = language
        self.explain = explain
        self.audio = audio
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(deadline)
        writer.write(optional: text) { $0.write($1) }
        writer.write(optional: language) { $0.write($1) }
        writer.write(explain)
        writer.write(optional: audio) { $1.encode(to: &$0) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        deadline = try reader.read()
        text = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        language = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        explain = try reader.readBool()
        audio = try reader.readOptional { reader throws(LinkError) in try LinkAudio(from: &reader) }
    }
}

/// One label with its score.
public struct LinkEmotionScore: LinkValue {
    /// Lower case.
    public var label: String
    /// 0…1.
    public var score: Float
    /// True when the score passes the label's own threshold.
    public var selected: Bool

    /// Makes a score.
    public init(label: String, score: Float, selected: Bool) {
        self.label = label
        self.score = score
        self.selected = selected
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(label)
        writer.write(score)
        writer.write(selected)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        label = try reader.readString()
        score = try reader.readFloat()
        selected = try reader.readBool()
    }
}

/// One word's part in a finding.
public struct LinkEmotionWeight: LinkValue {
    /// First byte of the word in the UTF-8 of the text.
    public var startByte: UInt64
    /// First byte after it.
    public var endByte: UInt64
    /// Above 0: speaks for the dominant label; below: against it.
    public var weight: Float

    /// Makes a weight.
    public init(startByte: UInt64, endByte: UInt64, weight: Float) {
        self.startByte = startByte
        self.endByte = endByte
        self.weight = weight
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(startByte)
        writer.write(endByte)
        writer.write(weight)
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        startByte = try reader.read()
        endByte = try reader.read()
        weight = try reader.readFloat()
    }
}

/// What was found. Every number is finite.
public struct LinkEmotion: LinkValue {
    /// Every label of the engine's own set.
    public var scores: [LinkEmotionScore]
    /// True when `scores` add up to 1; false when each stands alone.
    public var isDistribution: Bool
    /// happy sad angry fear surprise disgust neutral contempt, a distribution in this order.
    public var stored: [LinkEmotionScore]
    /// POSITIVE, NEGATIVE or NEUTRAL.
    public var sentiment: String
    /// −1…1.
    public var sentimentScore: Float
    /// 0…1, of the dominant label.
    public var confidence: Float
    /// −1…1; 0 when unknown.
    public var valence: Float
    /// 0…1; nil when unknown.
    public var arousal: Float?
    /// CALM STRESSED ANXIOUS DEPRESSED EXCITED CONFUSED FOCUSED; nil when unsure.
    public var mentalState: String?
    /// Why the labels should not be shown: `language`, `unsure`, `empty`; nil when they may be.
    public var abstainReason: String?
    /// Pieces the text was cut into.
    public var windowCount: UInt32
    /// One a word, in the order of the text; empty unless asked for.
    public var weights: [LinkEmotionWeight]

    /// Makes a finding.
    public init(
        scores: [LinkEmotionScore], isDistribution: Bool, stored: [LinkEmotionScore], sentiment: String,
        sentimentScore: Float, confidence: Float, valence: Float = 0, arousal: Float? = nil,
        mentalState: String? = nil, abstainReason: String? = nil, windowCount: UInt32 = 1,
        weights: [LinkEmotionWeight] = []
    ) {
        self.scores = scores
        self.isDistribution = isDistribution
        self.stored = stored
        self.sentiment = sentiment
        self.sentimentScore = sentimentScore
        self.confidence = confidence
        self.valence = valence
        self.arousal = arousal
        self.mentalState = mentalState
        self.abstainReason = abstainReason
        self.windowCount = windowCount
        self.weights = weights
    }

    /// Writes the fields in order.
    public func encode(to writer: inout PayloadWriter) {
        writer.write(array: scores) { $1.encode(to: &$0) }
        writer.write(isDistribution)
        writer.write(array: stored) { $1.encode(to: &$0) }
        writer.write(sentiment)
        writer.write(sentimentScore)
        writer.write(confidence)
        writer.write(valence)
        writer.write(optional: arousal) { $0.write($1) }
        writer.write(optional: mentalState) { $0.write($1) }
        writer.write(optional: abstainReason) { $0.write($1) }
        writer.write(windowCount)
        writer.write(array: weights) { $1.encode(to: &$0) }
    }

    /// Reads the fields in order.
    public init(from reader: inout PayloadReader) throws(LinkError) {
        scores = try Self.scores(&reader)
        isDistribution = try reader.readBool()
        stored = try Self.scores(&reader)
        sentiment = try reader.readString()
        sentimentScore = try reader.readFloat()
        confidence = try reader.readFloat()
        valence = try reader.readFloat()
        arousal = try reader.readOptional { reader throws(LinkError) in try reader.readFloat() }
        mentalState = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        abstainReason = try reader.readOptional { reader throws(LinkError) in try reader.readString() }
        windowCount = try reader.read()
        weights = try reader.readArray(minimumBytes: 20) { reader throws(LinkError) in
            try LinkEmotionWeight(from: &reader)
        }
    }

    private static func scores(_ reader: inout PayloadReader) throws(LinkError) -> [LinkEmotionScore] {
        try reader.readArray(minimumBytes: 9) { reader throws(LinkError) in
            try LinkEmotionScore(from: &reader)
        }
    }
}
