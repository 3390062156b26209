// Emotion: a text, a recording or both through the engine, and its one result checked on the way out.
import CEmoABI
import EmoHostLink

/// The longest recording whose feeling is looked at as a whole, in seconds: the engine gets it in one piece.
private let maximumEmotionSeconds: UInt32 = 300

extension EngineWorker {
    /// Finds what is felt.
    func analyzeEmotion(_ request: HostRequest, _ input: LinkAnalyzeEmotion, _ spool: AudioSpool?) throws
        -> HostMessage
    {
        guard let table = plugin.table(emo_emotion_interface.self), plugin.kind == EMO_KIND_EMOTION else {
            throw EngineStatusMapping.failure(
                of: EMO_UNSUPPORTED, message: "the engine does not find emotions")
        }
        let samples = try samples(of: request, input, spool)
        let sink = EmotionSinkContext(request)
        let failure = sink.withSink { sink in
            withInput(input, samples) { input in
                CallContext(request).perform { table.pointee.analyze(object, $0, input, sink) }
            }
        }
        if let failure { throw failure }
        return .emotion(try sink.finding())
    }

    private func samples(
        of request: HostRequest, _ input: LinkAnalyzeEmotion, _ spool: AudioSpool?
    ) throws -> [Float] {
        guard let audio = input.audio, let spool else { return [] }
        guard let rate = plugin.sampleRate else {
            throw EngineStatusMapping.failure(
                of: EMO_UNSUPPORTED, message: "the engine does not listen to audio")
        }
        let limits = AudioLimits(seconds: min(limits.seconds, maximumEmotionSeconds), bytes: limits.bytes)
        let pipeline = try AudioPipeline(spool, audio: audio, rate: rate, limits: limits, request: request)
        var samples: [Float] = []
        _ = try pipeline.run { block, _ in samples.append(contentsOf: block) }
        return samples
    }

    private func withInput<Result>(
        _ input: LinkAnalyzeEmotion, _ samples: [Float], _ body: (UnsafePointer<emo_emotion_input>) -> Result
    ) -> Result {
        var value = emo_emotion_input()
        value.size_bytes = UInt32(MemoryLayout<emo_emotion_input>.size)
        value.explain = input.explain ? 1 : 0
        value.sample_rate = samples.isEmpty ? 0 : plugin.sampleRate ?? 0
        let arena = CTextArena()
        return withExtendedLifetime(arena) {
            let text = arena.text(input.text)
            value.text = text.pointer
            value.text_bytes = text.bytes
            value.language = arena.text(input.language).pointer
            return samples.withUnsafeBufferPointer { samples in
                value.samples = samples.isEmpty ? nil : samples.baseAddress
                value.sample_count = UInt64(samples.count)
                return body(&value)
            }
        }
    }
}

/// Stands behind the `emo_emotion_sink` of one call.
final class EmotionSinkContext: @unchecked Sendable {  // the ABI pushes only during the call, once
    private let misbehaviour = Misbehaviour()
    private let request: HostRequest
    private var result: LinkEmotion?

    init(_ request: HostRequest) { self.request = request }

    /// Runs `body` with the sink.
    func withSink<Result>(_ body: (UnsafePointer<emo_emotion_sink>) -> Result) -> Result {
        var sink = emo_emotion_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_emotion_sink>.size)
        sink.host_data = Unmanaged.passUnretained(self).toOpaque()
        sink.result = { sink, result in
            guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
            let context = Unmanaged<EmotionSinkContext>.fromOpaque(data).takeUnretainedValue()
            context.take(result)
            return context.request.poll()
        }
        return withExtendedLifetime(self) { body(&sink) }
    }

    /// The one result.
    /// - Throws: ``ContractViolation`` when there was none, more than one, or one against the ABI.
    func finding() throws(ContractViolation) -> LinkEmotion {
        try misbehaviour.check()
        guard let result else { throw ContractViolation(what: "EMO_OK without a result") }
        return result
    }

    private func take(_ pointer: UnsafePointer<emo_emotion_result>?) {
        guard result == nil else { return misbehaviour.note("more than one result") }
        guard let pointer, let finding = LinkEmotion(checking: pointer.pointee) else {
            return misbehaviour.note("a result that is incomplete or not finite")
        }
        result = finding
    }
}

extension LinkEmotion {
    private static let sentiments = ["POSITIVE", "NEGATIVE", "NEUTRAL"]
    private static let storedCount = 8
    private static let maximumLabels = 1024
    private static let maximumWeights = 1 << 20

    /// Copies a result of the plugin; nil when it is against the ABI.
    init?(checking value: emo_emotion_result) {
        guard let scores = Self.scores(value.scores, value.score_count, value.score_stride),
            let stored = Self.scores(value.stored, value.stored_count, value.score_stride),
            stored.count == Self.storedCount, let sentiment = PluginText.read(value.sentiment),
            Self.sentiments.contains(sentiment),
            [value.sentiment_score, value.confidence, value.valence, value.arousal].allSatisfy(\.isFinite),
            let weights = PluginText.elements(
                value.weights, count: value.weight_count, stride: value.weight_stride,
                maximum: Self.maximumWeights),
            weights.allSatisfy({ $0.weight.isFinite && $0.start_byte <= $0.end_byte })
        else { return nil }
        self.init(
            scores: scores, isDistribution: value.score_form == EMO_SCORES_DISTRIBUTION, stored: stored,
            sentiment: sentiment, sentimentScore: value.sentiment_score, confidence: value.confidence,
            valence: value.valence, arousal: value.arousal < 0 ? nil : value.arousal,
            mentalState: PluginText.read(value.mental_state),
            abstainReason: value.abstained == 0 ? nil : PluginText.read(value.abstain_reason) ?? "unsure",
            windowCount: value.window_count,
            weights: weights.map {
                LinkEmotionWeight(startByte: $0.start_byte, endByte: $0.end_byte, weight: $0.weight)
            })
    }

    private static func scores(
        _ pointer: UnsafePointer<emo_emotion_score>?, _ count: UInt64, _ stride: UInt64
    ) -> [LinkEmotionScore]? {
        guard let scores = PluginText.elements(pointer, count: count, stride: stride, maximum: maximumLabels)
        else {
            return nil
        }
        let named = scores.compactMap { score -> LinkEmotionScore? in
            guard score.score.isFinite, let label = PluginText.read(score.label) else { return nil }
            return LinkEmotionScore(label: label, score: score.score, selected: score.selected != 0)
        }
        return named.count == scores.count ? named : nil
    }
}
