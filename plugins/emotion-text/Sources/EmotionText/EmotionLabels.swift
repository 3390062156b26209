// The labels the model was trained with, in the order of its outputs.
// Invariant: the order is the order of the head's rows; a model file that says otherwise is refused.

/// The 28 labels of GoEmotions (Demszky and others, 2020, <https://arxiv.org/abs/2005.00547>).
public enum EmotionLabel: String, CaseIterable, Sendable {
    case admiration, amusement, anger, annoyance, approval, caring, confusion, curiosity, desire,
        disappointment
    case disapproval, disgust, embarrassment, excitement, fear, gratitude, grief, joy, love, nervousness,
        optimism
    case pride, realization, relief, remorse, sadness, surprise, neutral
}

/// The six basic emotions of Ekman and neutral, as GoEmotions groups its labels.
public enum EkmanLabel: String, CaseIterable, Sendable {
    case anger, disgust, fear, joy, sadness, surprise, neutral
}

/// The four sentiments that GoEmotions groups its labels into.
public enum SentimentLabel: String, CaseIterable, Sendable {
    case positive, negative, ambiguous, neutral
}

/// How the 39 outputs are laid out.
package enum OutputLayout {
    package static let emotions = 0..<EmotionLabel.allCases.count
    package static let ekman = emotions.upperBound..<emotions.upperBound + EkmanLabel.allCases.count
    package static let sentiments = ekman.upperBound..<ekman.upperBound + SentimentLabel.allCases.count
    package static let count = sentiments.upperBound

    /// The names a model description must give its outputs, in order.
    package static let names: [String] =
        EmotionLabel.allCases.map(\.rawValue) + EkmanLabel.allCases.map { "ekman:" + $0.rawValue }
        + SentimentLabel.allCases.map { "sent:" + $0.rawValue }
}
