// What an emotion engine promises: declared labels, numbers in their ranges, the same answer each time.
import CEmoABI
import EmoHostLink
import EngineHost

/// The group emotion.
enum EmotionChecks {
    static let all = [
        KindCheck.hosted(
            "emotion.result", EMO_KIND_EMOTION,
            "every number is finite and in its range, weights lie in the text",
            "emotion.h, emo_emotion_result"
        ) { subject, probe in
            for text in texts {
                let finding = try subject.emotion(probe, text, explain: true)
                try demandRanges(finding)
                try demand(
                    finding.weights.allSatisfy { $0.endByte <= UInt64(text.utf8.count) },
                    "a weight lies outside of the text")
            }
        },
        KindCheck.hosted(
            "emotion.stored", EMO_KIND_EMOTION, "the eight stored emotions are in order and add up to 1",
            "emotion.h: happy sad angry fear surprise disgust neutral contempt, a distribution, in this order"
        ) { subject, probe in
            let order = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
            for text in texts {
                let stored = try subject.emotion(probe, text).stored
                try demand(
                    stored.map { $0.label.lowercased() } == order, "the stored labels are not in order")
                try demandSum(stored, "the stored scores")
            }
        },
        KindCheck.hosted(
            "emotion.labels", EMO_KIND_EMOTION, "its labels are those that describe lists, each once",
            "emotion.h, emo_emotion_score: one of the labels that describe lists"
        ) { subject, probe in
            let facts = try LibraryChecks.describe(probe)
            let declared = facts["labels"]?.array?.compactMap(\.string) ?? []
            for text in texts {
                let finding = try subject.emotion(probe, text)
                let labels = finding.scores.map(\.label)
                try demand(Set(labels).count == labels.count, "a label comes twice")
                if let other = labels.first(where: { !declared.contains($0) }) {
                    throw Finding("the label \"\(other)\" is not declared")
                }
                if finding.isDistribution { try demandSum(finding.scores, "the scores of a distribution") }
            }
        },
        KindCheck.hosted(
            "emotion.same", EMO_KIND_EMOTION, "the same text gives the same result",
            "emotion.h: the same input gives the same output"
        ) {
            subject, probe in
            let first = try texts.map { try subject.emotion(probe, $0) }
            for (text, before) in zip(texts, first).reversed() {
                try demand(try subject.emotion(probe, text) == before, "another result")
            }
        },
        KindCheck.hosted(
            "emotion.abstain", EMO_KIND_EMOTION, "an abstention says why, and has all its scores",
            "emotion.h: abstaining is a normal answer; abstain_reason says why"
        ) { subject, probe in
            for text in ["", "???", "こんにちは、元気ですか", "Heute ist ein schöner Tag und ich freue mich sehr."] {
                let finding = try subject.emotion(probe, text)
                try demand(finding.abstainReason != "", "an abstention without a reason")
                try demandRanges(finding)
                subject.remark("\(text.utf8.count) bytes: \(finding.abstainReason ?? "not abstained")")
            }
        },
        KindCheck.hosted(
            "emotion.any_text", EMO_KIND_EMOTION, "empty, long and odd texts end in an answer",
            "emotion.h, analyze: text of any length"
        ) {
            subject, probe in
            for text in [
                "", " ", "\u{0}", "🙂", "ﷺ", "\u{202E}dab\u{202C}",
                String(repeating: "very sad ", count: 20_000),
                "a" + String(repeating: "\u{301}", count: 5000), String(repeating: "x", count: 100_000),
            ] {
                try demandRanges(try subject.emotion(probe, text, explain: true))
            }
        },
        KindCheck.raw(
            "emotion.bounds", EMO_KIND_EMOTION,
            "reads no byte behind the text, and pushes exactly one result",
            "abi.h, rule 5: text need not end in NUL"
        ) { _, engine in
            GuardedBytes.fence.store(true, ordering: .relaxed)
            for text in texts + ["I", "é"] {
                let emotion = try RawEmotion(engine)
                let status = emotion.analyze(Array(text.utf8))
                try demand(status == EMO_OK, "status \(status)")
                try demand(emotion.results.count == 1, "\(emotion.results.count) results")
            }
        },
        KindCheck.hosted(
            "emotion.voice", EMO_KIND_EMOTION,
            "an engine with a sample_rate answers speech, silence and noise, alike each time",
            "emotion.h, analyze: look at a text, a recording, or both together"
        ) { subject, probe in
            guard let rate = probe.plugin.sampleRate else { throw Skip("it does not listen") }
            let signals = Signals(rate: Int(rate), seed: subject.seed)
            for samples in [try signals.speech(seconds: 4, subject), signals.noise(seconds: 2), [0, 0]] {
                let heard = samples.asIntegers
                for text in [texts[0], nil] {
                    let finding = try subject.emotion(probe, text, heard: heard)
                    try demandRanges(finding)
                    try demand(try subject.emotion(probe, text, heard: heard) == finding, "another result")
                }
            }
        },
        KindCheck.hosted(
            "emotion.fuzz", EMO_KIND_EMOTION, "seeded nonsense ends in an answer with numbers in range",
            "emotion.h, analyze: text of any length", seconds: 300
        ) {
            subject, probe in
            try subject.fuzz { random in
                try demandRanges(try subject.emotion(probe, random.text(upTo: 200), explain: true))
            }
        },
    ]

    private static let texts = [
        "I am so happy that you came to see me today.", "I cannot sleep before the exam.",
        "What a lovely surprise!", "He lied to me again and I am furious.", "The train leaves at nine.",
    ]

    private static func demandSum(_ scores: [LinkEmotionScore], _ what: String) throws {
        let sum = scores.reduce(0) { $0 + $1.score }
        try demand(abs(sum - 1) < 1e-3, "\(what) add up to \(sum)")
    }

    private static func demandRanges(_ finding: LinkEmotion) throws {
        let odd = (finding.scores + finding.stored).first { !(0...1).contains($0.score) }
        try demand(odd == nil, "the score of \"\(odd?.label ?? "")\" is \(odd?.score ?? 0)")
        try demand((0...1).contains(finding.confidence), "the confidence is \(finding.confidence)")
        try demand(
            (-1...1).contains(finding.sentimentScore), "the sentiment's score is \(finding.sentimentScore)")
        try demand((-1...1).contains(finding.valence), "the valence is \(finding.valence)")
        try demand(
            finding.arousal.map { (0...1).contains($0) } ?? true, "the arousal is \(finding.arousal ?? 0)")
        let states = ["CALM", "STRESSED", "ANXIOUS", "DEPRESSED", "EXCITED", "CONFUSED", "FOCUSED"]
        let isKnown = finding.mentalState.map(states.contains) ?? true
        try demand(isKnown, "the mental state is none of the seven")
    }
}
