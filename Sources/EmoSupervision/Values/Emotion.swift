// What is asked of an emotion engine, and what it answers.
import EmoHostLink

/// A text to be looked at, and perhaps the recording it was spoken in.
public struct EmotionQuestion: Sendable {
    /// The text, of any length a frame of the link holds.
    public var text: String
    /// BCP 47 tag; nil when unknown.
    public var language: String?
    /// True when the part of each word is wanted too.
    public var explain: Bool
    /// The recording, at most ``maximumSeconds`` long; only an engine that listens is sent it.
    public var audio: AudioUpload?

    /// The longest recording an engine looks at as a whole.
    public static let maximumSeconds = 300.0

    /// Makes a question.
    public init(
        text: String, language: String? = nil, explain: Bool = false, audio: AudioUpload? = nil
    ) {
        self.text = text
        self.language = language
        self.explain = explain
        self.audio = audio
    }
}

/// One label with its score, 0…1, and whether the score passes the label's own threshold.
public typealias EmotionScore = LinkEmotionScore
/// One word's part in a finding; its place in bytes of the text's UTF-8.
public typealias EmotionWeight = LinkEmotionWeight

/// What was found.
public struct EmotionFinding: Sendable, Equatable {
    /// Every label of the engine's own set.
    public var scores: [EmotionScore]
    /// True when ``scores`` add up to 1; false when each stands alone.
    public var scoresAreDistribution: Bool
    /// happy sad angry fear surprise disgust neutral contempt, a distribution in this order.
    public var stored: [EmotionScore]
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
    public var windowCount: Int
    /// One a word, in the order of the text; empty unless asked for.
    public var weights: [EmotionWeight]
    /// The engine that looked.
    public var engine: EngineIdentity

    init(_ found: LinkEmotion, engine: EngineIdentity) {
        scores = found.scores
        scoresAreDistribution = found.isDistribution
        stored = found.stored
        sentiment = found.sentiment
        sentimentScore = found.sentimentScore
        confidence = found.confidence
        valence = found.valence
        arousal = found.arousal
        mentalState = found.mentalState
        abstainReason = found.abstainReason
        windowCount = Int(found.windowCount)
        weights = found.weights
        self.engine = engine
    }

    var link: LinkEmotion {
        LinkEmotion(
            scores: scores, isDistribution: scoresAreDistribution, stored: stored, sentiment: sentiment,
            sentimentScore: sentimentScore, confidence: confidence, valence: valence, arousal: arousal,
            mentalState: mentalState, abstainReason: abstainReason,
            windowCount: UInt32(clamping: windowCount),
            weights: weights)
    }
}
