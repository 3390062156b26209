// emotion.analyze on the wire.
import EmoProtocol

struct EmotionHarness: Harness {
    let service: EmotionService

    var operations: [String: Operation] { ["emotion.analyze": analyze] }

    private func analyze(_ call: Call) async throws -> JSONValue {
        let texts = call.parameters.texts("texts")
        switch (call.parameters.text("text"), texts) {
        case (let text?, nil): return try await analyze(text, call)
        case (nil, let texts?):
            var results: [JSONValue] = []
            for text in texts { results.append(try await analyze(text, call)) }
            return .array(results)
        default: throw ProtocolError(.missingKey, "params needs either the key “text” or the key “texts”")
        }
    }

    private func analyze(_ text: String, _ call: Call) async throws -> JSONValue {
        let start = ContinuousClock.now
        let reading = try await service.analyze(
            text, language: call.parameters.text("language"), explain: call.parameters.flag("explain"),
            deadline: call.deadline)
        var result = reading.json
        if call.parameters.flag("explain") { result["weights"] = reading.weightsJSON(of: text) }
        result["processing_time_ms"] = .integer(start.millisecondsUntilNow)
        result["engine"] = .string(reading.engine)
        return .object(result)
    }
}

extension ContinuousClock.Instant {
    /// Whole milliseconds since this moment.
    var millisecondsUntilNow: Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - self).components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}

extension EmotionReading {
    /// The members of `Schema.emotionFields`.
    var json: JSONObject {
        EmotionFields(
            sentiment: sentiment, sentimentScore: sentimentScore, dominantEmotion: dominantEmotion,
            emotionScores: emotionScores, labels: labels,
            selectedLabels: selectedLabels, mentalState: mentalState, confidence: confidence,
            abstained: abstained
        ).json
    }

    /// Each word with its part, from the bytes the engine named.
    func weightsJSON(of text: String) -> JSONValue {
        let bytes = Array(text.utf8)
        return .array(
            weights.compactMap { weight in
                guard weight.bytes.upperBound <= bytes.count else { return nil }
                return [
                    "word": .string(String(decoding: bytes[weight.bytes], as: UTF8.self)),
                    "weight": .rounded(weight.weight),
                ]
            })
    }
}
