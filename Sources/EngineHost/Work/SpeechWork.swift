// Transcription: the audio of a request through the engine's stream, its results checked on the way out.
import CEmoABI
import EmoHostLink
import EmoJSON

extension EngineWorker {
    /// Transcribes one recording.
    func transcribe(_ request: HostRequest, _ options: LinkTranscribe, _ spool: AudioSpool) throws
        -> HostMessage
    {
        guard let table = plugin.table(emo_stt_interface.self), plugin.kind == EMO_KIND_STT,
            let rate = plugin.sampleRate
        else {
            throw EngineStatusMapping.failure(of: EMO_UNSUPPORTED, message: "the engine does not transcribe")
        }
        let pipeline = try AudioPipeline(
            spool, audio: options.audio, rate: rate, limits: limits, request: request)
        let sink = SpeechSinkContext(request, wantsPartials: options.partials)
        return try sink.withSink { sinkPointer in
            let stream = try openStream(table, options, sinkPointer)
            defer { table.pointee.stream_close(stream) }
            let call = CallContext(request)
            let facts = try pipeline.run { block, firstSample in
                sink.samplesFed = firstSample + UInt64(block.count)
                let failure = call.perform {
                    table.pointee.stream_feed(stream, $0, block.baseAddress, UInt64(block.count), firstSample)
                }
                if let failure { throw failure }
                try sink.misbehaviour.check()
            }
            sink.samplesFed = facts.sampleCount
            if let failure = call.perform({ table.pointee.stream_finish(stream, $0) }) { throw failure }
            try sink.misbehaviour.check()
            return .transcription(
                LinkTranscription(
                    sampleCount: facts.sampleCount, engineSampleRate: rate,
                    sourceSampleRate: facts.sourceSampleRate,
                    sourceChannels: facts.sourceChannels, truncated: facts.truncated))
        }
    }

    private func openStream(
        _ table: UnsafePointer<emo_stt_interface>, _ options: LinkTranscribe,
        _ sink: UnsafePointer<emo_stt_sink>
    ) throws -> OpaquePointer {
        let json: JSONValue = ["language": .string(options.language), "partials": .bool(options.partials)]
        var stream: OpaquePointer?
        let text = Array(json.text.utf8CString)
        let status = table.pointee.stream_open(object, text, UInt64(text.count - 1), sink, &stream)
        guard status == EMO_OK, let stream else {
            let status = status == EMO_OK ? EMO_INTERNAL : status
            throw EngineStatusMapping.failure(of: status, message: nil)
        }
        return stream
    }
}

/// Stands behind the `emo_stt_sink` of one stream.
final class SpeechSinkContext: @unchecked Sendable {  // the ABI pushes only during a call on the stream
    let misbehaviour = Misbehaviour()
    /// Samples the engine has been given.
    var samplesFed: UInt64 = 0
    private let request: HostRequest
    private let wantsPartials: Bool
    private var lastEnd: UInt64 = 0

    init(_ request: HostRequest, wantsPartials: Bool) {
        self.request = request
        self.wantsPartials = wantsPartials
    }

    /// Runs `body` with the sink.
    func withSink<Result>(_ body: (UnsafePointer<emo_stt_sink>) throws -> Result) rethrows -> Result {
        var sink = emo_stt_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_stt_sink>.size)
        sink.host_data = Unmanaged.passUnretained(self).toOpaque()
        sink.partial = { sink, text, bytes, stable in
            SpeechSinkContext.push(sink) { $0.partial(text, bytes, stable) }
        }
        sink.segment = { sink, segment in SpeechSinkContext.push(sink) { $0.segment(segment) } }
        sink.no_speech = { sink, start, end in SpeechSinkContext.push(sink) { $0.noSpeech(start, end) } }
        sink.endpoint = { sink, sample, reason in
            SpeechSinkContext.push(sink) { $0.request.push(.endpoint(sample: sample, reason: reason)) }
        }
        return try withExtendedLifetime(self) { try body(&sink) }
    }

    private static func push(_ sink: UnsafePointer<emo_stt_sink>?, _ body: (SpeechSinkContext) -> Void)
        -> Int32
    {
        guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
        let context = Unmanaged<SpeechSinkContext>.fromOpaque(data).takeUnretainedValue()
        let answer = context.request.poll()
        if answer == EMO_CONTINUE { body(context) }
        return answer
    }

    private func partial(_ text: UnsafePointer<CChar>?, _ bytes: UInt64, _ stable: UInt64) {
        guard let text = PluginText.read(text, bytes) else {
            return misbehaviour.note("a partial without text")
        }
        guard wantsPartials else { return }
        request.push(.partial(text: text, stableBytes: min(stable, UInt64(text.utf8.count))))
    }

    private func segment(_ pointer: UnsafePointer<emo_stt_segment>?) {
        guard let segment = pointer?.pointee, segment.text_bytes > 0,
            let text = PluginText.read(segment.text, segment.text_bytes)
        else { return misbehaviour.note("a segment without text") }
        guard segment.start_sample >= lastEnd, segment.end_sample >= segment.start_sample else {
            return misbehaviour.note("segments out of order or overlapping")
        }
        guard segment.start_sample <= samplesFed else {
            return misbehaviour.note("a segment beyond the audio")
        }
        guard
            let words = PluginText.elements(
                segment.words, count: segment.word_count, stride: segment.word_stride, maximum: 65_536)
        else { return misbehaviour.note("a segment's words cannot be read") }
        // An engine that pads its input may end a little late.
        let end = min(segment.end_sample, samplesFed)
        lastEnd = end
        request.push(
            .segment(
                LinkSegment(
                    text: text, startSample: segment.start_sample, endSample: end,
                    confidence: Self.confidence(segment.confidence), words: words.compactMap(word))))
    }

    private func word(_ word: emo_stt_word) -> LinkWord? {
        guard word.text_bytes > 0, let text = PluginText.read(word.text, word.text_bytes) else { return nil }
        let end = min(word.end_sample, samplesFed)
        return LinkWord(
            text: text, startSample: min(word.start_sample, end), endSample: end,
            confidence: Self.confidence(word.confidence))
    }

    private func noSpeech(_ start: UInt64, _ end: UInt64) {
        guard start <= end else {
            return misbehaviour.note("a stretch without speech that ends before it starts")
        }
        request.push(.noSpeech(startSample: start, endSample: min(end, max(start, samplesFed))))
    }

    private static func confidence(_ value: Float) -> Float? { value >= 0 ? min(1, value) : nil }
}
