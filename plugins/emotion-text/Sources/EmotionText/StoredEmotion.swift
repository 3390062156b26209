// The eight emotions that analyses are stored with, and how the 28 labels of the model come to them.
// Invariant: every label has exactly one stored emotion and a reason; no label is left to a default.

/// The emotions of a stored analysis.
public enum StoredEmotion: String, CaseIterable, Sendable {
    case happy = "HAPPY"
    case sad = "SAD"
    case angry = "ANGRY"
    case fear = "FEAR"
    case surprise = "SURPRISE"
    case disgust = "DISGUST"
    case neutral = "NEUTRAL"
    case contempt = "CONTEMPT"
}

extension EmotionLabel {
    /// The stored emotion of this label and why.
    ///
    /// The table is the Ekman grouping that GoEmotions publishes, because the model has an output trained for
    /// each of its groups: the stored score is a trained probability and not a sum of small ones. No label
    /// means contempt; see ``StoredEmotionScores``.
    public var stored: (emotion: StoredEmotion, reason: String) {
        switch self {
        case .admiration: (.happy, "respect and warmth for somebody are pleasant")
        case .amusement: (.happy, "finding something funny is pleasant")
        case .anger: (.angry, "the same emotion")
        case .annoyance: (.angry, "mild anger")
        case .approval: (.happy, "agreeing is pleasant, if only mildly")
        case .caring: (.happy, "kindness to somebody is a positive state of the speaker")
        case .confusion: (.surprise, "something did not fit what was expected")
        case .curiosity: (.surprise, "attention drawn by something new")
        case .desire: (.happy, "looking forward to something wished for")
        case .disappointment: (.sad, "a hope that was lost")
        case .disapproval: (.angry, "objection to what somebody did; contempt would claim more")
        case .disgust: (.disgust, "the same emotion")
        case .embarrassment: (.sad, "a painful feeling turned against oneself")
        case .excitement: (.happy, "lively joy")
        case .fear: (.fear, "the same emotion")
        case .gratitude: (.happy, "joy about a kindness received")
        case .grief: (.sad, "sadness about a loss")
        case .joy: (.happy, "the same emotion")
        case .love: (.happy, "joy in somebody")
        case .nervousness: (.fear, "mild fear of what may come")
        case .optimism: (.happy, "expecting something good")
        case .pride: (.happy, "joy in an achievement")
        case .realization: (.surprise, "something seen in a new way")
        case .relief: (.happy, "a burden taken away")
        case .remorse: (.sad, "pain about one's own deed")
        case .sadness: (.sad, "the same emotion")
        case .surprise: (.surprise, "the same emotion")
        case .neutral: (.neutral, "the same state")
        }
    }
}

extension EkmanLabel {
    /// The stored emotion whose score this output is.
    public var stored: StoredEmotion {
        switch self {
        case .anger: .angry
        case .disgust: .disgust
        case .fear: .fear
        case .joy: .happy
        case .sadness: .sad
        case .surprise: .surprise
        case .neutral: .neutral
        }
    }
}

/// The eight stored emotions of a text as a distribution.
///
/// Each share is the strength of the Ekman output of the same name (its probability in units of its
/// threshold, so that rare emotions are heard beside common ones), divided by the sum of all eight. On the
/// development split this names an emotion as often right as the bare probabilities do (72.3 %), with a
/// macro-F1 of 0.61 instead of 0.59.
///
/// Contempt has no training data: it follows Plutchik's dyads (1980), where contempt is disgust together with
/// anger. Its strength is the geometric mean of theirs, which is never the greatest. When both pass their
/// thresholds, neither is over twice the other and one of them is dominant, contempt is what they make
/// together: it changes places with the dominant one.
public struct StoredEmotionScores: Equatable, Sendable {
    /// Shares that add up to 1, in the order of `StoredEmotion.allCases`.
    public let values: [Float]
    /// The emotion an analysis is stored under: the one with the greatest share.
    public let dominant: StoredEmotion

    /// The share of one emotion, 0…1.
    public subscript(emotion: StoredEmotion) -> Float {
        values[StoredEmotion.allCases.firstIndex(of: emotion) ?? 0]
    }

    /// What is stored for a text that says nothing: neutral alone.
    package static let none = StoredEmotionScores(
        strengths: StoredEmotion.allCases.map { $0 == .neutral ? 1 : 0 })

    /// Reads the stored emotions from the model's outputs.
    package init(scores: EmotionScores) {
        let anger = scores.strength(of: EkmanLabel.anger)
        let disgust = scores.strength(of: EkmanLabel.disgust)
        let top = scores.dominant.stored
        let both = min(anger, disgust) >= 1 && max(anger, disgust) <= 2 * min(anger, disgust)
        let isContempt = both && (top == .angry || top == .disgust)
        let mean = (anger * disgust).squareRoot()
        let strengths = StoredEmotion.allCases.map { emotion in
            if emotion == .contempt { return isContempt ? max(anger, disgust) : mean }
            if isContempt, emotion == top { return mean }
            return EkmanLabel.allCases.first { $0.stored == emotion }.map { scores.strength(of: $0) } ?? 0
        }
        self.init(strengths: strengths, dominant: isContempt ? .contempt : top)
    }

    private init(strengths: [Float], dominant: StoredEmotion = .neutral) {
        let sum = strengths.reduce(0, +)
        values = strengths.map { sum > 0 ? $0 / sum : 1 / Float(strengths.count) }
        self.dominant = dominant
    }
}
