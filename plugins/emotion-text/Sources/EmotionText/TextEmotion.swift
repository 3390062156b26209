// What an analysis of a text says.
// Invariant: an abstained result still has every field, neutral where nothing was computed.

/// The result of an analysis.
public struct TextEmotion: Equatable, Sendable {
    /// Why the labels should not be shown.
    public enum Abstention: String, Equatable, Sendable {
        /// The text is not English.
        case language
        /// The text has no letters.
        case empty
        /// No emotion is probable enough.
        case unsure
    }

    /// The probabilities of the model; nil when the text was not read (another language, or empty).
    public let scores: EmotionScores?
    /// The eight stored emotions.
    public let stored: StoredEmotionScores
    /// The sentiment.
    public let sentiment: Sentiment
    /// The sentiment as a number, -1…1.
    public let sentimentScore: Float
    /// The mental state by the rule of ``MentalState``; nil when the analysis abstained.
    public let mentalState: MentalState?
    /// The probability of the strongest of the seven Ekman outputs, 0…1; 0 when the text was not read.
    public let confidence: Float
    /// Why the labels should not be shown; nil when they may be.
    public let abstention: Abstention?
    /// The windows the text was read in; 0 when it was not read.
    public let windowCount: Int
    /// The part of each word, in the order of the text; empty unless it was asked for.
    public internal(set) var weights: [WordWeight] = []

    /// An analysis is unsure when its greatest Ekman probability is below this. Chosen on the development
    /// split of GoEmotions, where 2.6 % of the texts fall below it: their dominant emotion is right in 32 %,
    /// that of the others in 73 %.
    public static let leastConfidence: Float = 0.3

    init(unread abstention: Abstention) {
        scores = nil
        stored = .none
        sentiment = .neutral
        sentimentScore = 0
        mentalState = nil
        confidence = 0
        self.abstention = abstention
        windowCount = 0
    }

    init(scores: EmotionScores, windowCount: Int) {
        self.scores = scores
        stored = StoredEmotionScores(scores: scores)
        sentiment = Sentiment(scores: scores)
        sentimentScore = Sentiment.score(of: scores)
        confidence = scores[scores.dominant]
        abstention = confidence < Self.leastConfidence ? .unsure : nil
        mentalState = abstention == nil ? MentalState(scores: scores, sentiment: sentiment) : nil
        self.windowCount = windowCount
    }
}

/// The part of one word in a result.
public struct WordWeight: Equatable, Sendable {
    /// The word's bytes in the UTF-8 of the text.
    public let bytes: Range<Int>
    /// By how much the logit of the dominant emotion falls when the word is left out: above 0 the word speaks
    /// for it.
    public let weight: Float
}
