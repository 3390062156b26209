// A stream of a speech engine under the bare ABI, with what came out of it.
import CEmoABI

/// One thing a speech engine told.
enum SpeechEvent: Equatable, Sendable {
    case segment(text: String, start: UInt64, end: UInt64)
    case noSpeech(start: UInt64, end: UInt64)
    case endpoint(UInt64)
    /// What cannot be read.
    case broken(String)
}

/// One stream.
final class RawStream: @unchecked Sendable {  // a stream is used by one thread at a time
    private let table: emo_stt_interface
    private let sink: UnsafeMutablePointer<emo_stt_sink>
    private let gate = SinkGate()
    private var stream: OpaquePointer?
    private var samplesFed: UInt64 = 0
    /// What was told so far, partials left out.
    private(set) var events: [SpeechEvent] = []

    private static let plainOptions = #"{"language":"en","partials":true}"#

    /// Gets ready for a stream.
    private init(table: emo_stt_interface) {
        self.table = table
        sink = .allocate(capacity: 1)
        sink.initialize(to: emo_stt_sink())
        fillSink()
    }

    /// Opens a stream.
    convenience init(_ engine: RawEngine) throws {
        self.init(table: try engine.table(EMO_STT_1, emo_stt_interface.self))
        let status = open(engine, Self.plainOptions)
        guard status == EMO_OK, stream != nil else { throw Finding("stream_open: status \(status)") }
    }

    /// A stream beside one that is open; nil for an engine that has only one at a time, and says so.
    static func another(_ engine: RawEngine) throws -> RawStream? {
        let stream = RawStream(table: try engine.table(EMO_STT_1, emo_stt_interface.self))
        let status = stream.open(engine, plainOptions)
        if status == EMO_RESOURCE_EXHAUSTED { return nil }
        guard status == EMO_OK else { throw Finding("stream_open of a second stream: status \(status)") }
        return stream
    }

    /// Opens a stream with any options and closes it again.
    /// - Returns: the status of the opening.
    static func tryOptions(_ engine: RawEngine, _ options: String) throws -> Int32 {
        let stream = RawStream(table: try engine.table(EMO_STT_1, emo_stt_interface.self))
        let status = stream.open(engine, options)
        if status == EMO_OK { stream.close() }
        return status
    }

    private func open(_ engine: RawEngine, _ options: String) -> Int32 {
        GuardedBytes(Array(options.utf8)).withText { text, count in
            gate.during { table.stream_open(engine.engine, text, count, sink, &stream) }
        }
    }

    /// Samples fed so far.
    var count: UInt64 { samplesFed }

    /// Feeds samples as one piece.
    func feed(_ samples: ArraySlice<Float>, _ call: RawCall = RawCall()) -> Int32 {
        let first = samplesFed
        samplesFed += UInt64(samples.count)
        return GuardedBytes(samples: samples).withSamples { pointer, count in
            gate.during {
                call.perform { table.stream_feed(stream, $0, count == 0 ? nil : pointer, count, first) }
            }
        }
    }

    /// Feeds samples in pieces whose sizes come in turn from `sizes`.
    /// - Returns: the first status that is not EMO_OK, else EMO_OK.
    func feed(_ samples: [Float], sizes: [Int], _ call: RawCall = RawCall()) -> Int32 {
        var rest = samples[...]
        var turn = 0
        while !rest.isEmpty {
            let status = feed(rest.prefix(sizes[turn % sizes.count]), call)
            if status != EMO_OK { return status }
            rest = rest.dropFirst(sizes[turn % sizes.count])
            turn += 1
        }
        return EMO_OK
    }

    /// Ends the audio.
    func finish(_ call: RawCall = RawCall()) -> Int32 {
        gate.during { call.perform { table.stream_finish(stream, $0) } }
    }

    /// Makes it as if just opened.
    func reset() -> Int32 {
        samplesFed = 0
        let status = gate.during { table.stream_reset(stream) }
        events = []
        return status
    }

    /// Closes it.
    func close() {
        gate.during { table.stream_close(stream) }
        stream = nil
    }

    /// All that a stream of its own tells about samples.
    static func transcribe(_ engine: RawEngine, _ samples: [Float], sizes: [Int]) throws -> [SpeechEvent] {
        let stream = try RawStream(engine)
        defer { stream.close() }
        let fed = stream.feed(samples, sizes: sizes)
        try demand(fed == EMO_OK, "stream_feed: status \(fed)")
        let finished = stream.finish()
        try demand(finished == EMO_OK, "stream_finish: status \(finished)")
        return stream.events
    }

    private func fillSink() {
        sink.pointee.size_bytes = UInt32(MemoryLayout<emo_stt_sink>.size)
        sink.pointee.host_data = Unmanaged.passRetained(self).toOpaque()  // as long as the process
        sink.pointee.partial = { sink, _, _, _ in RawStream.push(sink) { _ in nil } }
        sink.pointee.segment = { sink, segment in
            RawStream.push(sink) { _ in
                guard let value = segment?.pointee, let text = value.text, value.text_bytes > 0 else {
                    return .broken("a segment without text")
                }
                let bytes = UnsafeRawBufferPointer(start: text, count: Int(clamping: value.text_bytes))
                return .segment(
                    text: String(decoding: bytes, as: UTF8.self), start: value.start_sample,
                    end: value.end_sample)
            }
        }
        sink.pointee.no_speech = { sink, start, end in
            RawStream.push(sink) { _ in .noSpeech(start: start, end: end) }
        }
        sink.pointee.endpoint = { sink, sample, _ in RawStream.push(sink) { _ in .endpoint(sample) } }
    }

    private static func push(_ sink: UnsafePointer<emo_stt_sink>?, _ event: (RawStream) -> SpeechEvent?)
        -> Int32
    {
        guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
        let stream = Unmanaged<RawStream>.fromOpaque(data).takeUnretainedValue()
        guard stream.gate.passes() else { return EMO_STOP_CANCELLED }
        if let event = event(stream) { stream.events.append(event) }
        return EMO_CONTINUE
    }
}
