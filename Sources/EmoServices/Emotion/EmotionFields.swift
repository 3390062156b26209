// The members that describe what is felt, the same in every result that has them.
import EmoProtocol
import EmoStore

struct EmotionFields {
    var sentiment: String?
    var sentimentScore: Double?
    var dominantEmotion: String?
    var emotionScores: [LabelScore]
    var labels: [LabelScore]
    var selectedLabels: [String]
    var mentalState: String?
    var confidence: Double?
    var abstained: String?

    /// The members of `Schema.emotionFields`; lists are null when nothing was found at all.
    var json: JSONObject {
        [
            "sentiment": JSONValue(sentiment), "sentiment_score": .rounded(sentimentScore),
            "dominant_emotion": JSONValue(dominantEmotion),
            "emotion_scores": emotionScores.isEmpty
                ? .null
                : .array(emotionScores.map { ["emotion": .string($0.label), "score": .rounded($0.score)] }),
            "labels": labels.isEmpty
                ? .null
                : .array(
                    labels.map {
                        [
                            "label": .string($0.label), "score": .rounded($0.score),
                            "selected": .bool(selectedLabels.contains($0.label)),
                        ]
                    }),
            "mental_state": JSONValue(mentalState), "confidence": .rounded(confidence),
            "abstained": JSONValue(abstained),
        ]
    }
}
