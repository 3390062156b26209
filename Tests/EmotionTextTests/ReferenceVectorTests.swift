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

    @Test("the ensemble averages the two models, and a group with its labels, by the parts in its file")
    func ensemble() throws {
        let file = try JSONSerialization.jsonObject(with: ModelDirectory.data("ensemble.json"))
        let parts = try #require(file as? [String: Any])
        let part = try #require(parts["w_linear"] as? Double)
        let membersPart = try #require(parts["w_members"] as? Double)
        let text = ["i'm scared about tomorrow's surgery"]
        let encoder = try ModelDirectory.analyzer(.encoder).scores(of: text)[0].all
        let linear = try ModelDirectory.analyzer(.linear).scores(of: text)[0].all
        let both = try ModelDirectory.analyzer(.ensemble).scores(of: text)[0].all.map(Double.init)
        let mean = zip(encoder, linear).map { (1 - part) * logitOf(Double($0)) + part * logitOf(Double($1)) }
        let labels = EmotionLabel.allCases
        func anyOf(_ isMember: (EmotionLabel) -> Bool) -> Double {
            let absent = labels.indices.filter { isMember(labels[$0]) }.reduce(1.0) { $0 * (1 - both[$1]) }
            return logitOf(1 - absent)
        }
        let groups =
            EkmanLabel.allCases.map { group in anyOf { $0.ekman == group } }
            + SentimentLabel.allCases.map { group in anyOf { $0.sentiment == group } }
        for index in both.indices {
            let isLabel = index < labels.count
            let expected =
                isLabel
                ? mean[index]
                : (1 - membersPart) * mean[index] + membersPart * groups[index - labels.count]
            #expect(abs(logitOf(both[index]) - expected) < 1e-3)
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
