// The 39 probabilities of one text beside the thresholds they are held against.
// Invariant: both arrays have one entry an output, in the order of OutputLayout.

import Glibc

/// What the model says of a text, before any of it is summed up.
public struct EmotionScores: Equatable, Sendable {
    /// Probabilities, 0…1: 28 labels, 7 of Ekman's, 4 sentiments.
    let probabilities: [Float]
    /// The probability from which an output counts, 0…1, chosen on the development split.
    let thresholds: [Float]

    /// Turns 39 logits into probabilities.
    package init(logits: [Float], thresholds: [Float]) {
        probabilities = logits.map(EmotionScores.sigmoid)
        self.thresholds = thresholds
    }

    /// 1 / (1 + e^-x).
    static func sigmoid(_ logit: Float) -> Float { 1 / (1 + expf(-logit)) }

    /// The probability of a label, 0…1.
    public subscript(label: EmotionLabel) -> Float { probabilities[Self.index(of: label)] }
    /// The probability of a group of labels, 0…1.
    public subscript(label: EkmanLabel) -> Float { probabilities[Self.index(of: label)] }
    /// The probability of a sentiment, 0…1.
    public subscript(label: SentimentLabel) -> Float {
        probabilities[
            OutputLayout.sentiments.lowerBound + (SentimentLabel.allCases.firstIndex(of: label) ?? 0)]
    }

    /// Whether a label reaches its threshold.
    public func passes(_ label: EmotionLabel) -> Bool { strength(of: label) >= 1 }

    /// A label's probability in units of its threshold: 1 and above counts.
    public func strength(of label: EmotionLabel) -> Float {
        probabilities[Self.index(of: label)] / thresholds[Self.index(of: label)]
    }

    /// A group's probability in units of its threshold.
    public func strength(of label: EkmanLabel) -> Float {
        probabilities[Self.index(of: label)] / thresholds[Self.index(of: label)]
    }

    /// The strongest of the seven groups.
    public var dominant: EkmanLabel {
        EkmanLabel.allCases.max { strength(of: $0) < strength(of: $1) } ?? .neutral
    }

    /// The labels that count, the most probable first; the strongest one alone when none reaches its
    /// threshold.
    public var labels: [EmotionLabel] {
        let passing = EmotionLabel.allCases.filter(passes)
        guard passing.isEmpty else { return passing.sorted { self[$0] > self[$1] } }
        return EmotionLabel.allCases.max { strength(of: $0) < strength(of: $1) }.map { [$0] } ?? []
    }

    /// All 39 probabilities in the order of the model's outputs, for evaluation.
    public var all: [Float] { probabilities }
    /// All 39 thresholds in the same order, for evaluation.
    public var allThresholds: [Float] { thresholds }

    /// The place of a label among the outputs.
    static func index(of label: EmotionLabel) -> Int { EmotionLabel.allCases.firstIndex(of: label) ?? 0 }

    /// The place of a group among the outputs.
    static func index(of label: EkmanLabel) -> Int {
        OutputLayout.ekman.lowerBound + (EkmanLabel.allCases.firstIndex(of: label) ?? 0)
    }
}
