// What is felt, as a person reads it: sentiment as a balance, the eight emotions as bars, the engine's own
// labels in words.
import EmoProtocol

/// Draws the emotion fields that `speech.analyze` and `emotion.analyze` share.
public enum EmotionScreen {
    /// How many of the engine's own labels are worth a line.
    private static let maximumLabels = 5

    /// The lines for a terminal.
    public static func lines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard result["emotion_scores"]?.array != nil || result["sentiment"]?.string != nil else {
            return FieldList.lines([("Emotions", "not known: \(absence(result))")], for: traits)
        }
        var out = sentiment(result, for: traits)
        out += emotions(result, for: traits)
        var fields: [(name: String, text: String)] = []
        if let reason = result["abstained"]?.string {
            fields.append(("Labels", "none shown (\(reason))"))
        } else if let labels = labels(result) {
            fields.append(("Labels", labels))
        }
        if let state = result["mental_state"]?.string { fields.append(("State", state)) }
        return out + FieldList.lines(fields, for: traits) + weights(result, for: traits)
    }

    private static func absence(_ result: JSONValue) -> String {
        let degraded = result["degraded"]?.array?.compactMap(\.string) ?? []
        return degraded.contains("emotion") ? "the emotion engine is not ready" : "nothing was said"
    }

    private static func sentiment(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard let word = result["sentiment"]?.string else { return [] }
        let score = result["sentiment_score"]?.number ?? 0
        let bar = Bar.balance(score, halfWidth: min(12, max(4, (traits.width - 40) / 2)), style: traits.style)
        return [
            traits.style.tinted("Sentiment".padded(to: 12), .faint) + word.safeLine.padded(to: 10)
                + traits.style.tinted(bar, TextStyle.Tone(sentiment: score)) + " " + Amount.signed(score, 2)
        ]
    }

    private static func emotions(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let scores = (result["emotion_scores"]?.array ?? []).compactMap { entry -> (String, Double)? in
            guard let emotion = entry["emotion"]?.string, let score = entry["score"]?.number else {
                return nil
            }
            return (emotion.safeLine, score)
        }.sorted { $0.1 > $1.1 }
        let width = min(30, max(8, traits.width - 30))
        return scores.enumerated().map { index, entry in
            let name = traits.style.tinted((index == 0 ? "Emotions" : "").padded(to: 12), .faint)
            let emotion = entry.0.padded(to: 10)
            return name + (index == 0 ? traits.style.strong(emotion) : emotion)
                + Bar.level(entry.1, width: width, style: traits.style)
                + Amount.percent(entry.1)
        }
    }

    private static func labels(_ result: JSONValue) -> String? {
        guard let labels = result["labels"]?.array, !labels.isEmpty else { return nil }
        let chosen = labels.filter { $0["selected"]?.bool ?? false }
        let shown = (chosen.isEmpty ? Array(labels.prefix(3)) : chosen).prefix(maximumLabels)
        let text = shown.compactMap { entry in
            entry["label"]?.string.map { "\($0) \(Amount.fixed(entry["score"]?.number ?? 0, 2))" }
        }.joined(separator: ", ")
        return chosen.isEmpty ? "none certain; closest are \(text)" : text
    }

    /// The words that speak for the dominant label most, when they were asked for.
    private static func weights(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let words = (result["weights"]?.array ?? []).compactMap { entry -> (String, Double)? in
            guard let word = entry["word"]?.string, let weight = entry["weight"]?.number else { return nil }
            return (word.safeLine, weight)
        }
        guard let most = words.map({ abs($0.1) }).max(), most > 0 else { return [] }
        let top = words.sorted { abs($0.1) > abs($1.1) }.prefix(10)
        let column = min(20, max(8, top.map(\.0.displayWidth).max() ?? 8)) + 2
        return top.enumerated().map { index, entry in
            let name = traits.style.tinted((index == 0 ? "Words" : "").padded(to: 12), .faint)
            let bar = Bar.level(abs(entry.1) / most, width: 16, style: traits.style)
            return name + entry.0.truncated(to: column - 2).padded(to: column) + bar
                + (entry.1 < 0 ? " against" : "")
        }
    }
}
