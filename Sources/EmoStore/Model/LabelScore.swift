// One label with its score, as engines give them and as they are stored: always a list, highest score first.

import FoundationEssentials

/// A label and how much of it there is.
public struct LabelScore: Codable, Hashable, Sendable {
    /// The label, upper case, such as `SAD`.
    public let label: String
    /// Its score, 0…1.
    public let score: Double

    /// Makes a scored label.
    public init(label: String, score: Double) {
        self.label = label
        self.score = score
    }

    /// Reads scores given as JSON, as a list of `{label|emotion, score}` or as a map from label to score, and
    /// orders them by score, then by label.
    ///
    /// - Throws: ``StoreError`` with `storage.conflict` when it is neither.
    public static func list(fromJSON text: String) throws -> [LabelScore] {
        let decoder = JSONDecoder()
        let data = Data(text.utf8)
        let scores: [LabelScore]
        if let map = try? decoder.decode([String: Double].self, from: data) {
            scores = map.map { LabelScore(label: $0.key, score: $0.value) }
        } else if let list = try? decoder.decode([EitherName].self, from: data) {
            scores = list.map { LabelScore(label: $0.label, score: $0.score) }
        } else {
            throw StoreError(
                .conflict, "Scores are neither a list nor a map.",
                hint: "Give [{label, score}] or {label: score}.")
        }
        return scores.sorted { ($1.score, $0.label) < ($0.score, $1.label) }
    }

    private struct EitherName: Decodable {
        let label: String
        let score: Double

        enum CodingKeys: String, CodingKey { case label, emotion, score }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            label =
                try container.decodeIfPresent(String.self, forKey: .label)
                ?? container.decode(String.self, forKey: .emotion)
            score = try container.decode(Double.self, forKey: .score)
        }
    }
}
