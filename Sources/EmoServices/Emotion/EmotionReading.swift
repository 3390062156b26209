// What is felt, in the form that is stored and sent: the eight stored emotions adding up to 1, labels highest first, every number finite
// and in range, whatever the engine gave.
import EmoStore
import EmoSupervision

/// A normalised finding of an emotion engine.
struct EmotionReading: Sendable {
    /// POSITIVE, NEGATIVE or NEUTRAL; nil when the engine abstained.
    var sentiment: String?
    /// −1…1.
    var sentimentScore: Double?
    /// One of the eight; nil when the engine abstained.
    var dominantEmotion: String?
    /// The eight, highest first, adding up to 1.
    var emotionScores: [LabelScore]
    /// The engine's own labels, highest first.
    var labels: [LabelScore]
    /// Labels that pass their own thresholds.
    var selectedLabels: [String]
    /// By the engine's documented rule.
    var mentalState: String?
    /// 0…1, of the dominant emotion.
    var confidence: Double?
    /// `language`, `unsure`, `empty`; nil when the labels may be shown.
    var abstained: String?
    /// Each word's part, when asked for: bytes of the text, and the weight.
    var weights: [(bytes: Range<Int>, weight: Double)] = []
    /// Which engine, with its version.
    var engine: String
    /// As the engine gave it, for EmoBuddy.
    var finding: EmotionFinding

    /// The eight emotions that are stored.
    static let storedEmotions = [
        "HAPPY", "SAD", "ANGRY", "FEAR", "SURPRISE", "DISGUST", "NEUTRAL", "CONTEMPT",
    ]
    private static let sentiments: Set = ["POSITIVE", "NEGATIVE", "NEUTRAL"]
    private static let mentalStates: Set = [
        "CALM", "STRESSED", "ANXIOUS", "DEPRESSED", "EXCITED", "CONFUSED", "FOCUSED",
    ]

    /// Normalises what an engine found.
    init(_ finding: EmotionFinding) {
        let raw = Dictionary(finding.stored.map { ($0.label.uppercased(), Self.unit($0.score)) }) {
            first, _ in first
        }
        let sum = Self.storedEmotions.reduce(0) { $0 + (raw[$1] ?? 0) }
        let scores = Self.storedEmotions.map {
            LabelScore(label: $0, score: sum > 0 ? (raw[$0] ?? 0) / sum : 0)
        }
        emotionScores = sum > 0 ? Self.highestFirst(scores) : []
        labels = Self.highestFirst(
            finding.scores.map { LabelScore(label: $0.label, score: Self.unit($0.score)) })
        selectedLabels = finding.scores.filter(\.selected).map(\.label)
        abstained = finding.abstainReason
        self.finding = finding
        engine = "\(finding.engine.id) \(finding.engine.version)"
        weights = finding.weights.map {
            (Int($0.startByte)..<Int(max($0.startByte, $0.endByte)), Double($0.weight))
        }
        guard abstained == nil else { return }
        sentiment = Self.sentiments.contains(finding.sentiment) ? finding.sentiment : nil
        sentimentScore =
            finding.sentimentScore.isFinite ? Double(min(max(finding.sentimentScore, -1), 1)) : nil
        dominantEmotion = emotionScores.first?.label
        mentalState = finding.mentalState.flatMap { Self.mentalStates.contains($0) ? $0 : nil }
        confidence = Self.unit(finding.confidence)
    }

    private static func unit(_ score: Float) -> Double { score.isFinite ? Double(min(max(score, 0), 1)) : 0 }

    /// Equal scores keep their order, so that the same input gives the same output.
    private static func highestFirst(_ scores: [LabelScore]) -> [LabelScore] {
        scores.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(
            \.element)
    }
}
