// Emotion from words, voice, or both: the protocol an engine conforms to, and its values.
import CEmoABI

/// An engine that finds what is felt.
public protocol EmotionEngine: Engine {
    /// Looks at a text, a recording, or both together. The same input gives the same result.
    func analyze(_ input: EmotionInput, call: EngineCall) throws -> EmotionResult
}

/// What is to be looked at. Valid until `analyze` returns.
public struct EmotionInput {
    /// The text, of any length; nil without one.
    public var text: String?
    /// BCP 47 tag; nil when unknown.
    public var language: String?
    /// Mono samples, −1…1; nil without audio.
    public var samples: UnsafeBufferPointer<Float>?
    /// Hz; 0 without audio.
    public var sampleRate: UInt32
    /// True when the part of each word is wanted too.
    public var explain: Bool

    /// Makes an input.
    public init(
        text: String?, language: String? = nil, samples: UnsafeBufferPointer<Float>? = nil,
        sampleRate: UInt32 = 0,
        explain: Bool = false
    ) {
        self.text = text
        self.language = language
        self.samples = samples
        self.sampleRate = sampleRate
        self.explain = explain
    }
}

/// One label with its score.
public struct EmotionScore: Sendable, Equatable {
    /// Lower case.
    public var label: String
    /// 0…1.
    public var score: Float
    /// True when the score passes the label's own threshold.
    public var selected: Bool

    /// Makes a score.
    public init(label: String, score: Float, selected: Bool = false) {
        self.label = label
        self.score = score
        self.selected = selected
    }
}

/// How the scores of a result belong together.
public enum EmotionScoreForm: UInt32, Sendable {
    /// They add up to 1.
    case distribution = 1
    /// Each stands alone.
    case multiLabel = 2
}

/// One word's part in the result.
public struct EmotionWeight: Sendable, Equatable {
    /// The word's bytes in the UTF-8 of the text given.
    public var bytes: Range<UInt64>
    /// Above 0: speaks for the dominant label; below: against it.
    public var weight: Float

    /// Makes a weight.
    public init(bytes: Range<UInt64>, weight: Float) {
        self.bytes = bytes
        self.weight = weight
    }
}

/// What was found.
public struct EmotionResult: Sendable, Equatable {
    /// Every label of the engine's own set.
    public var scores: [EmotionScore]
    /// How `scores` belong together.
    public var form: EmotionScoreForm
    /// The eight stored emotions: happy sad angry fear surprise disgust neutral contempt, a distribution in
    /// this order.
    public var stored: [EmotionScore]
    /// POSITIVE, NEGATIVE or NEUTRAL.
    public var sentiment: String
    /// −1…1.
    public var sentimentScore: Float
    /// 0…1, of the dominant label.
    public var confidence: Float
    /// −1…1; 0 when unknown.
    public var valence: Float = 0
    /// 0…1; nil when unknown.
    public var arousal: Float?
    /// CALM STRESSED ANXIOUS DEPRESSED EXCITED CONFUSED FOCUSED; nil when unsure.
    public var mentalState: String?
    /// Why the labels should not be shown: `language`, `unsure`, `empty`; nil when they may be.
    public var abstainReason: String?
    /// Pieces the text was cut into.
    public var windowCount: UInt32 = 1
    /// One a word, in the order of the text; empty unless asked for.
    public var weights: [EmotionWeight] = []

    /// Makes a result.
    public init(
        scores: [EmotionScore], form: EmotionScoreForm, stored: [EmotionScore], sentiment: String,
        sentimentScore: Float,
        confidence: Float
    ) {
        self.scores = scores
        self.form = form
        self.stored = stored
        self.sentiment = sentiment
        self.sentimentScore = sentimentScore
        self.confidence = confidence
    }
}
