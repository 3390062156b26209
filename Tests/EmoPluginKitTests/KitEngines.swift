// Engines of the three kinds over the kit, each with knobs that a test turns through the text it sends.
import EmoPluginKit

/// Throws what its first sample or its options ask for.
final class KitSpeech: SpeechEngine {
    static let description = EngineDescription(
        id: "stt.kit", version: "1.2.3", languages: ["en", "de \"Welt\""], sampleRate: 16_000)
    private var models = 0

    init(host: EngineHost, options: String) throws {
        if options == "refuse" { throw EngineFailure(.unavailable, "told to refuse") }
        host.log(.info, "made")
    }

    var memory: EngineMemory { EngineMemory(modelBytes: UInt64(models), workBytes: 1) }

    func load(call: EngineCall) throws {
        try call.progress(0.5, "half")
        models = 4096
    }

    func selfTest(call: EngineCall) throws { try call.check() }

    func unload() { models = 0 }

    func openStream(_ options: SpeechStreamOptions, sink: SpeechSink) throws -> any SpeechStream {
        KitStream(sink: sink, partials: options.wantsPartials)
    }
}

final class KitStream: SpeechStream {
    private let sink: SpeechSink
    private let partials: Bool
    private var count: UInt64 = 0

    init(sink: SpeechSink, partials: Bool) {
        self.sink = sink
        self.partials = partials
    }

    func feed(_ samples: UnsafeBufferPointer<Float>, firstSample: UInt64, call: EngineCall) throws {
        struct Defect: Error {}
        if samples.first == 0.5 { throw Defect() }
        count = firstSample + UInt64(samples.count)
        if partials { try sink.partial("so far", stableBytes: 2) }
        try call.check()
    }

    func finish(call: EngineCall) throws {
        let word = SpeechWord(text: "wörd", samples: 0..<count, confidence: nil)
        try sink.segment(SpeechSegment(text: "wörd", samples: 0..<count, confidence: 0.5, words: [word]))
        try sink.noSpeech(count..<count + 1)
        try sink.endpoint(count, .finish)
    }

    func reset() throws { count = 0 }
}

/// Says back what it was given.
final class KitEmotion: EmotionEngine {
    static let description = EngineDescription(
        id: "emotion.kit", version: "1.0.0", languages: ["en"], labels: ["joy"])

    init(host: EngineHost, options: String) throws {}
    func load(call: EngineCall) throws {}
    func selfTest(call: EngineCall) throws { throw EngineFailure(.internal, "never right") }
    func unload() {}

    func analyze(_ input: EmotionInput, call: EngineCall) throws -> EmotionResult {
        let names = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
        var result = EmotionResult(
            scores: [EmotionScore(label: "joy", score: input.text == "nan" ? .nan : 1, selected: true)],
            form: .multiLabel, stored: names.map { EmotionScore(label: $0, score: 0.125) },
            sentiment: "NEUTRAL",
            sentimentScore: 0, confidence: 1)
        if input.text == "seven" { result.stored.removeLast() }
        result.abstainReason = input.language
        result.windowCount = UInt32(input.samples?.count ?? 0)
        if input.explain { result.weights = [EmotionWeight(bytes: 1..<3, weight: -1)] }
        return result
    }
}

/// Answers with what it understood of the turn.
final class KitBuddy: BuddyEngine {
    static let description = EngineDescription(id: "buddy.kit", version: "1.0.0", languages: ["en"])

    init(host: EngineHost, options: String) throws {}
    func load(call: EngineCall) throws {}
    func selfTest(call: EngineCall) throws {}
    func unload() {}

    func openSession(_ options: BuddySessionOptions) throws -> any BuddySession {
        if options.state == [0xFF] { throw EngineFailure(.dataInvalid, "no state of ours") }
        return KitSession(options)
    }
}

final class KitSession: BuddySession {
    private let options: BuddySessionOptions

    init(_ options: BuddySessionOptions) { self.options = options }

    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply {
        if turn.text == "mismatch" { try sink.delta("other words") }
        if turn.text == "pieces" {
            try sink.delta("pie")
            try sink.delta("ces")
        }
        try sink.remember(BuddyMemory(kind: "plan", text: "exam", unixMilliseconds: turn.unixMilliseconds))
        let facts = options.memories.map(\.text) + turn.history.map(\.text) + [turn.emotion?.sentiment ?? "-"]
        let text = turn.text == "facts" ? facts.joined(separator: "|") : turn.text
        return BuddyReply(
            text: text, strategy: "s", technique: nil, category: "c", exercise: .offer, exerciseID: "box")
    }

    func summarize(call: EngineCall) throws -> BuddySummary {
        BuddySummary(text: "sum", recommendations: ["one", "two"])
    }

    func save() throws -> [UInt8] { options.seed == 1 ? [UInt8](repeating: 0, count: 65_537) : [1, 2, 3] }
}
