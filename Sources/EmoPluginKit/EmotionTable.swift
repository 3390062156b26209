// The functions of `emo_emotion_interface` over `EmotionEngine`: input from C, one checked result back.
// Invariant: a result with a number that is not finite, or without the eight stored emotions, never leaves
// the plugin.
import CEmoABI

/// The C side of an emotion engine.
enum EmotionTable {
    static let shared = StaticTable(
        emo_emotion_interface(
            size_bytes: UInt32(MemoryLayout<emo_emotion_interface>.size), reserved: 0,
            analyze: { engine, call, input, sink in
                guard let box = EngineBox.from(engine), let input, let sink else {
                    return EMO_INVALID_ARGUMENT
                }
                return box.work(call) { call in
                    try box.requireOpen()
                    guard let emotion = box.engine as? any EmotionEngine else {
                        throw EngineFailure(.unsupported, "not an emotion engine")
                    }
                    let result = try emotion.analyze(EmotionInput(borrowing: input), call: call)
                    try result.push(to: sink)
                }
            }))
}

extension EmotionInput {
    /// The input of the C side; text and language are copied, samples stay borrowed.
    init(borrowing pointer: UnsafePointer<emo_emotion_input>) {
        let input = pointer.pointee
        let samples = input.samples.map { UnsafeBufferPointer(start: $0, count: Int(input.sample_count)) }
        // A length of 0 may come with NULL: without audio it is an empty text, with audio it is none.
        let hasText = input.text != nil || samples == nil
        self.init(
            text: hasText ? String(borrowing: input.text, count: input.text_bytes) : nil,
            language: input.language.map { String(cString: $0) }, samples: samples,
            sampleRate: input.sample_rate,
            explain: input.explain != 0)
    }
}

extension EmotionResult {
    /// Checks the result and hands it to the host's sink.
    func push(to sink: UnsafePointer<emo_emotion_sink>) throws {
        try verify()
        try withABI { try EngineCall.verify(sink.pointee.result(sink, $0)) }
    }

    private func verify() throws {
        guard stored.count == 8 else {
            throw EngineFailure(.internal, "\(stored.count) stored emotions, 8 expected")
        }
        var finite = [sentimentScore, confidence, valence, arousal ?? 0].allSatisfy(\.isFinite)
        finite =
            finite && (scores + stored).allSatisfy(\.score.isFinite) && weights.allSatisfy(\.weight.isFinite)
        guard finite else { throw EngineFailure(.internal, "a number of the emotion result is not finite") }
    }

    /// The result as the ABI has it, alive while `body` runs.
    func withABI(_ body: (UnsafePointer<emo_emotion_result>) throws -> Void) throws {
        let weights = weights.map {
            emo_emotion_weight(
                size_bytes: UInt32(MemoryLayout<emo_emotion_weight>.size), weight: $0.weight,
                start_byte: $0.bytes.lowerBound, end_byte: $0.bytes.upperBound)
        }
        try CStringArena.with { arena in
            var value = scalars(arena)
            try Self.cScores(scores, arena).withUnsafeBufferPointer { scores in
                try Self.cScores(stored, arena).withUnsafeBufferPointer { stored in
                    try weights.withUnsafeBufferPointer { weights in
                        value.scores = scores.baseAddress
                        value.score_count = UInt64(scores.count)
                        value.score_stride = UInt64(MemoryLayout<emo_emotion_score>.stride)
                        value.stored = stored.baseAddress
                        value.stored_count = UInt64(stored.count)
                        value.weights = weights.isEmpty ? nil : weights.baseAddress
                        value.weight_count = UInt64(weights.count)
                        value.weight_stride = UInt64(MemoryLayout<emo_emotion_weight>.stride)
                        try body(&value)
                    }
                }
            }
        }
    }

    /// The result without its arrays.
    private func scalars(_ arena: CStringArena) -> emo_emotion_result {
        var value = emo_emotion_result()
        value.size_bytes = UInt32(MemoryLayout<emo_emotion_result>.size)
        value.score_form = form.rawValue
        value.sentiment_score = sentimentScore
        value.confidence = confidence
        value.valence = valence
        value.arousal = arousal ?? -1
        value.sentiment = arena.string(sentiment)
        value.mental_state = arena.string(mentalState)
        value.abstained = abstainReason == nil ? 0 : 1
        value.window_count = windowCount
        value.abstain_reason = arena.string(abstainReason)
        return value
    }

    private static func cScores(_ scores: [EmotionScore], _ arena: CStringArena) -> [emo_emotion_score] {
        scores.map {
            emo_emotion_score(
                size_bytes: UInt32(MemoryLayout<emo_emotion_score>.size), score: $0.score,
                label: arena.string($0.label), selected: $0.selected ? 1 : 0, reserved: 0)
        }
    }

    /// Copies a result of the C side, as a buddy engine receives it.
    init(borrowing pointer: UnsafePointer<emo_emotion_result>) {
        let value = pointer.pointee
        self.init(
            scores: Self.scores(value.scores, value.score_count, value.score_stride),
            form: EmotionScoreForm(rawValue: value.score_form) ?? .multiLabel,
            stored: Self.scores(value.stored, value.stored_count, value.score_stride),
            sentiment: value.sentiment.map { String(cString: $0) } ?? "NEUTRAL",
            sentimentScore: value.sentiment_score,
            confidence: value.confidence)
        valence = value.valence
        arousal = value.arousal < 0 ? nil : value.arousal
        mentalState = value.mental_state.map { String(cString: $0) }
        abstainReason =
            value.abstained == 0 ? nil : value.abstain_reason.map { String(cString: $0) } ?? "unsure"
        windowCount = value.window_count
        weights = StridedElements(value.weights, count: value.weight_count, stride: value.weight_stride).map {
            EmotionWeight(bytes: $0.start_byte..<max($0.start_byte, $0.end_byte), weight: $0.weight)
        }
    }

    private static func scores(
        _ pointer: UnsafePointer<emo_emotion_score>?, _ count: UInt64, _ stride: UInt64
    ) -> [EmotionScore] {
        StridedElements(pointer, count: count, stride: stride).map {
            EmotionScore(
                label: $0.label.map { String(cString: $0) } ?? "", score: $0.score, selected: $0.selected != 0
            )
        }
    }
}
