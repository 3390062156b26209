// The functions of `emo_stt_interface` over `SpeechEngine`, and what an `emo_stt_stream` points to.
// Invariant: a stream is fed only from its opening or a reset up to its finish or its first failure.
import CEmoABI

/// The object behind an `emo_stt_stream` pointer.
final class SpeechStreamBox {
    private let engine: EngineBox
    private let stream: any SpeechStream
    private var takesSamples = true
    private var nextSample: UInt64 = 0

    init(engine: EngineBox, stream: any SpeechStream) {
        self.engine = engine
        self.stream = stream
    }

    static func from(_ pointer: OpaquePointer?) -> SpeechStreamBox? {
        pointer.map { Unmanaged<SpeechStreamBox>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
    }

    func feed(
        _ call: UnsafePointer<emo_call>?, _ samples: UnsafeBufferPointer<Float>, firstSample: UInt64
    ) -> Int32 {
        engine.work(call) { call in
            try requireTakesSamples("feed")
            guard firstSample >= nextSample else {
                throw EngineFailure(
                    .invalidArgument, "samples out of order: the stream is already past the first one")
            }
            takesSamples = false  // stays so when the engine throws
            try stream.feed(samples, firstSample: firstSample, call: call)
            nextSample = firstSample + UInt64(samples.count)
            takesSamples = true
        }
    }

    func finish(_ call: UnsafePointer<emo_call>?) -> Int32 {
        engine.work(call) { call in
            try requireTakesSamples("finish")
            takesSamples = false
            try stream.finish(call: call)
        }
    }

    func reset() -> Int32 {
        engine.logged {
            try engine.requireLoaded()
            takesSamples = false
            try stream.reset()
            nextSample = 0
            takesSamples = true
        }
    }

    private func requireTakesSamples(_ what: String) throws {
        try engine.requireLoaded()
        guard takesSamples else {
            throw EngineFailure.wrongState("\(what) on a stream that was finished or failed")
        }
    }
}

/// The C side of a speech engine.
enum SpeechTable {
    static let shared = StaticTable(
        emo_stt_interface(
            size_bytes: UInt32(MemoryLayout<emo_stt_interface>.size), reserved: 0,
            stream_open: { open($0, $1, $2, $3, $4) },
            stream_feed: { stream, call, samples, count, firstSample in
                guard let box = SpeechStreamBox.from(stream), samples != nil || count == 0 else {
                    return EMO_INVALID_ARGUMENT
                }
                let buffer = UnsafeBufferPointer(start: samples, count: Int(count))
                return box.feed(call, buffer, firstSample: firstSample)
            },
            stream_finish: { stream, call in
                SpeechStreamBox.from(stream)?.finish(call) ?? EMO_INVALID_ARGUMENT
            },
            stream_reset: { stream in SpeechStreamBox.from(stream)?.reset() ?? EMO_INVALID_ARGUMENT },
            stream_close: { stream in
                if let stream { Unmanaged<SpeechStreamBox>.fromOpaque(UnsafeRawPointer(stream)).release() }
            }))

    private static func open(
        _ engine: OpaquePointer?, _ options: UnsafePointer<CChar>?, _ optionsBytes: UInt64,
        _ sink: UnsafePointer<emo_stt_sink>?, _ out: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        guard let box = EngineBox.from(engine), let sink, let out else { return EMO_INVALID_ARGUMENT }
        return box.logged {
            try box.requireOpen()
            guard let speech = box.engine as? any SpeechEngine else {
                throw EngineFailure(.unsupported, "not a speech engine")
            }
            let options = SpeechStreamOptions(json: String(borrowing: options, count: optionsBytes))
            let stream = try speech.openStream(options, sink: SpeechSink(sink))
            let streamBox = SpeechStreamBox(engine: box, stream: stream)
            out.pointee = OpaquePointer(Unmanaged.passRetained(streamBox).toOpaque())
        }
    }
}
