// Which of the 28 labels count as which of Ekman's groups and as which sentiment, and what the labels say of their groups.
// Invariant: every label belongs to one group and to one sentiment, as GoEmotions is published.

import Glibc

extension EmotionLabel {
    /// The group of Ekman's emotions that GoEmotions counts the label as: the table of ``stored``, which says why.
    package var ekman: EkmanLabel { EkmanLabel.allCases.first { $0.stored == stored.emotion } ?? .neutral }

    /// The sentiment that GoEmotions counts the label as.
    package var sentiment: SentimentLabel {
        switch ekman {
        case .joy: .positive
        case .anger, .disgust, .fear, .sadness: .negative
        case .surprise: .ambiguous
        case .neutral: .neutral
        }
    }
}

/// What the labels of each group say of it: that at least one of them is there.
enum LabelGroups {
    /// The places of the labels of each group, for the outputs behind the labels in their order.
    private static let members: [[Int]] = {
        let labels = EmotionLabel.allCases
        return EkmanLabel.allCases.map { group in labels.indices.filter { labels[$0].ekman == group } }
            + SentimentLabel.allCases.map { group in labels.indices.filter { labels[$0].sentiment == group } }
    }()

    /// The probability of a group is kept between this and 1 less this before it becomes a logit, as in training.
    private static let leastProbability: Float = 1e-5
    /// The least probability that a label is absent.
    private static let leastAbsence: Float = 1e-6

    /// The 39 logits, each group's a mean of its own output's and that of "at least one of its labels", the labels taken as
    /// independent of each other.
    ///
    /// - Parameters:
    ///   - logits: 39 logits in the order of ``OutputLayout``.
    ///   - part: the labels' part of a group's logit, 0…1.
    static func blended(_ logits: [Float], part: Float) -> [Float] {
        var blended = logits
        for (group, labels) in members.enumerated() {
            let absence = labels.reduce(Float(0)) { sum, label in
                sum + logf(max(1 - EmotionScores.sigmoid(logits[label]), leastAbsence))
            }
            let presence = min(max(-expm1f(absence), leastProbability), 1 - leastProbability)
            let output = OutputLayout.emotions.upperBound + group
            blended[output] = part * logf(presence / (1 - presence)) + (1 - part) * logits[output]
        }
        return blended
    }
}
