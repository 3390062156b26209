// The table from 28 labels to eight stored emotions, sentiment and mental state.

import EmotionText
import Foundation
import Testing

@Suite("Stored emotions")
struct StoredEmotionTests {
    /// Scores with the given probabilities, 0.01 elsewhere, and 0.2 as every threshold.
    private func scores(
        _ labels: [EmotionLabel: Double] = [:], _ ekman: [EkmanLabel: Double] = [:],
        _ sentiments: [SentimentLabel: Double] = [:]
    ) -> EmotionScores {
        let probabilities =
            EmotionLabel.allCases.map { labels[$0] ?? 0.01 }
            + EkmanLabel.allCases.map { ekman[$0] ?? 0.01 }
            + SentimentLabel.allCases.map { sentiments[$0] ?? 0.01 }
        return EmotionScores(
            logits: probabilities.map { Float(logitOf($0)) }, thresholds: [Float](repeating: 0.2, count: 39))
    }

    @Test("the table is the grouping the model was trained with, and every entry has a reason")
    func table() {
        let groups: [StoredEmotion: String] = [
            .angry: "anger annoyance disapproval", .disgust: "disgust", .fear: "fear nervousness",
            .happy: """
            admiration amusement approval caring desire excitement gratitude joy love optimism pride relief
            """,
            .sad: "disappointment embarrassment grief remorse sadness",
            .surprise: "confusion curiosity realization surprise", .neutral: "neutral",
        ]
        for (emotion, labels) in groups {
            let mapped = EmotionLabel.allCases.filter { $0.stored.emotion == emotion }.map(\.rawValue)
                .sorted()
            #expect(mapped == labels.split { " \n".contains($0) }.map(String.init))
        }
        #expect(EmotionLabel.allCases.allSatisfy { !$0.stored.reason.isEmpty })
        #expect(EmotionLabel.allCases.count == 28)
    }

    @Test("every Ekman output has a stored emotion of its own", arguments: EkmanLabel.allCases)
    func dominant(label: EkmanLabel) {
        let stored = StoredEmotionScores(scores: scores([:], [label: 0.9]))
        #expect(stored.dominant == label.stored)
        #expect(stored[label.stored] == stored.values.max())
        #expect(abs(stored.values.reduce(0, +) - 1) < 1e-5)
    }

    @Test("contempt is disgust together with anger, neither far above the other")
    func contempt() {
        let both = StoredEmotionScores(scores: scores([:], [.anger: 0.6, .disgust: 0.5]))
        #expect(both.dominant == .contempt)
        #expect(both[.contempt] == both.values.max())
        #expect(abs(both.values.reduce(0, +) - 1) < 1e-5)
        #expect(StoredEmotionScores(scores: scores([:], [.anger: 0.9, .disgust: 0.3])).dominant == .angry)
        #expect(StoredEmotionScores(scores: scores([:], [.anger: 0.1, .disgust: 0.15])).dominant == .disgust)
        #expect(
            StoredEmotionScores(scores: scores([:], [.anger: 0.5, .disgust: 0.5, .sadness: 0.9])).dominant
                == .sad)
    }

    @Test("the dominant emotion has the greatest share whatever the scores")
    func consistent() {
        let seed: UInt64 = 3
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let ekman = Dictionary(
                uniqueKeysWithValues: EkmanLabel.allCases.map {
                    ($0, Double.random(in: 0.01...0.99, using: &random))
                })
            let stored = StoredEmotionScores(scores: scores([:], ekman))
            #expect(stored[stored.dominant] == stored.values.max())
        }
    }

    @Test("sentiment is the most probable output, ambiguous being neutral")
    func sentiment() {
        let cases: [(SentimentLabel, Sentiment)] = [
            (.positive, .positive), (.negative, .negative), (.ambiguous, .neutral), (.neutral, .neutral),
        ]
        for (label, sentiment) in cases {
            #expect(Sentiment(scores: scores([:], [:], [label: 0.8])) == sentiment)
        }
        #expect(Sentiment.score(of: scores([:], [:], [.positive: 0.97])) > 0.9)
        #expect(Sentiment.score(of: scores([:], [:], [.negative: 0.97])) < -0.9)
        #expect(abs(Sentiment.score(of: scores())) < 1e-6)
    }

    @Test("every mental state is reached, by the strongest label")
    func states() {
        let cases: [(EmotionLabel, MentalState)] = [
            (.anger, .stressed), (.nervousness, .anxious), (.sadness, .depressed), (.excitement, .excited),
            (.confusion, .confused), (.curiosity, .focused), (.relief, .calm), (.neutral, .calm),
        ]
        for (label, state) in cases {
            #expect(MentalState(scores: scores([label: 0.7, .approval: 0.3]), sentiment: .neutral) == state)
        }
        #expect(Set(EmotionLabel.allCases.map { MentalState(label: $0, sentiment: .neutral) }).count == 7)
        #expect(MentalState(label: .surprise, sentiment: .positive) == .excited)
        #expect(MentalState(label: .surprise, sentiment: .negative) == .confused)
    }

    @Test("labels are those above their threshold, or the strongest alone")
    func labels() {
        #expect(scores([.joy: 0.5, .love: 0.8]).labels == [.love, .joy])
        #expect(scores([.grief: 0.1]).labels == [.grief])
    }
}
