// The encoder against the scores of the program that trained it, and the models against each other.

import EmotionText
import Foundation
import Testing

@Suite("Reference vectors")
struct ReferenceVectorTests {
    @Test("the encoder's scores equal the reference vectors to 1e-3")
    func scores() throws {
        let analyzer = try ModelDirectory.analyzer(.encoder)
        #expect(analyzer.references.count == 7)
        for reference in analyzer.references {
            let scores = try analyzer.scores(of: [reference.text])[0].all
            let difference = zip(scores, reference.scores).map { abs($0 - $1) }.max() ?? 1
            #expect(difference < 1e-3, "\(reference.text): \(difference)")
        }
    }

    @Test("the pieces equal those of the reference vectors")
    func pieces() throws {
        let analyzer = try ModelDirectory.analyzer(.encoder)
        for reference in analyzer.references {
            #expect(analyzer.pieces(of: reference.text) == reference.pieces, "\(reference.text)")
        }
    }

    @Test("a batch gives exactly what its texts give alone")
    func batch() throws {
        let analyzer = try ModelDirectory.analyzer()
        let texts =
            analyzer.references.map(\.text) + [
                String(repeating: "what a day this was ", count: 60), "ok", "",
            ]
        let together = try analyzer.scores(of: texts)
        for (text, scores) in zip(texts, together) {
            #expect(try analyzer.scores(of: [text])[0] == scores)
        }
    }

    @Test("the ensemble is the average of the two models' logits, with the part that its file has")
    func ensemble() throws {
        let file = try JSONSerialization.jsonObject(with: ModelDirectory.data("ensemble.json"))
        let part = try #require((file as? [String: Any])?["w_linear"] as? Double)
        let text = ["i'm scared about tomorrow's surgery"]
        let encoder = try ModelDirectory.analyzer(.encoder).scores(of: text)[0].all
        let linear = try ModelDirectory.analyzer(.linear).scores(of: text)[0].all
        let both = try ModelDirectory.analyzer(.ensemble).scores(of: text)[0].all
        func logit(_ p: Float) -> Double { logitOf(Double(p)) }
        for (index, score) in both.enumerated() {
            let expected = (1 - part) * logit(encoder[index]) + part * logit(linear[index])
            #expect(abs(logit(score) - expected) < 1e-3)
        }
    }

    @Test("the linear model tells plain feelings apart")
    func linear() throws {
        let analyzer = try ModelDirectory.analyzer(.linear)
        let labels = try analyzer.scores(of: [
            "thank you so much", "I am terrified of spiders", "lol that is hilarious",
        ])
        .map { $0.labels.first }
        #expect(labels == [.gratitude, .fear, .amusement])
    }
}
