// Positive, negative or neutral, with a score between -1 and 1.
// Invariant: the score's sign never contradicts a positive or negative sentiment.

/// The sentiment of a stored analysis.
public enum Sentiment: String, CaseIterable, Sendable {
    case positive = "POSITIVE"
    case negative = "NEGATIVE"
    case neutral = "NEUTRAL"

    /// The most probable of the four sentiment outputs; ambiguous ones (surprise, curiosity, confusion) are
    /// neutral.
    package init(scores: EmotionScores) {
        switch SentimentLabel.allCases.max(by: { scores[$0] < scores[$1] }) {
        case .positive: self = .positive
        case .negative: self = .negative
        default: self = .neutral
        }
    }

    /// (positive - negative) / (positive + negative + ambiguous + neutral), -1…1.
    package static func score(of scores: EmotionScores) -> Float {
        let total = SentimentLabel.allCases.reduce(0) { $0 + scores[$1] }
        guard total > 0 else { return 0 }
        return (scores[SentimentLabel.positive] - scores[SentimentLabel.negative]) / total
    }
}
