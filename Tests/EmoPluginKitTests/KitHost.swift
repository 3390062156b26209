// The other side of the ABI for the tests of the kit: a host in C terms, made of recorded calls.
import CEmoABI

/// Records what a plugin hands over, and answers as told.
final class KitHost: @unchecked Sendable {  // used by one test on one thread
    var events: [String] = []
    var answer = EMO_CONTINUE
    private let host = UnsafeMutablePointer<emo_host>.allocate(capacity: 1)
    private static let log = {
        let table = UnsafeMutablePointer<emo_host_log>.allocate(capacity: 1)
        table.initialize(
            to: emo_host_log(size_bytes: UInt32(MemoryLayout<emo_host_log>.size), reserved: 0) {
                host, _, text, bytes in
                KitHost.from(host?.pointee.host_data)?.events.append("log \(KitHost.string(text, bytes))")
            })
        return SendablePointer(pointer: table)
    }()

    private struct SendablePointer: @unchecked Sendable { let pointer: UnsafeMutablePointer<emo_host_log> }

    init() {
        host.initialize(to: emo_host())
        host.pointee.size_bytes = UInt32(MemoryLayout<emo_host>.size)
        host.pointee.host_data = Unmanaged.passUnretained(self).toOpaque()
        host.pointee.get_service = { _, id in
            id.map { String(cString: $0) } == EMO_HOST_LOG_1 ? UnsafeRawPointer(KitHost.log.pointer) : nil
        }
    }

    deinit { host.deallocate() }

    var pointer: UnsafePointer<emo_host> { UnsafePointer(host) }
    private var data: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static func from(_ data: UnsafeMutableRawPointer?) -> KitHost? {
        data.map { Unmanaged<KitHost>.fromOpaque($0).takeUnretainedValue() }
    }

    static func string(_ text: UnsafePointer<CChar>?, _ bytes: UInt64) -> String {
        guard let text else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: Int(bytes)), as: UTF8.self)
    }

    /// Makes the engine of an entry.
    func make(_ entry: UnsafePointer<emo_engine_entry>, options: String = "{}") -> (Int32, OpaquePointer?) {
        var engine: OpaquePointer?
        let status = entry.pointee.create(pointer, options, UInt64(options.utf8.count), &engine)
        return (status, engine)
    }

    /// Runs `body` with a call that answers as told.
    func call(_ body: (UnsafePointer<emo_call>) -> Int32) -> Int32 {
        var call = emo_call()
        call.size_bytes = UInt32(MemoryLayout<emo_call>.size)
        call.host_data = data
        call.poll = { KitHost.from($0?.pointee.host_data)?.answer ?? EMO_STOP_CANCELLED }
        call.progress = { call, fraction, text, bytes in
            let host = KitHost.from(call?.pointee.host_data)
            host?.events.append("progress \(fraction) \(KitHost.string(text, bytes))")
            return host?.answer ?? EMO_STOP_CANCELLED
        }
        call.fail = { call, status, text, bytes in
            KitHost.from(call?.pointee.host_data)?.events.append(
                "fail \(status) \(KitHost.string(text, bytes))")
        }
        return body(&call)
    }

    /// A sink for speech; valid while `body` runs.
    func speechSink<Result>(_ body: (UnsafePointer<emo_stt_sink>) -> Result) -> Result {
        var sink = emo_stt_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_stt_sink>.size)
        sink.host_data = data
        sink.partial = { sink, text, bytes, stable in
            KitHost.note(sink?.pointee.host_data, "partial \(KitHost.string(text, bytes)) \(stable)")
        }
        sink.segment = { sink, segment in
            guard let value = segment?.pointee, let word = value.words?.pointee else {
                return EMO_STOP_CANCELLED
            }
            let words = "\(value.word_count) \(KitHost.string(word.text, word.text_bytes)) \(word.confidence)"
            return KitHost.note(
                sink?.pointee.host_data,
                "segment \(KitHost.string(value.text, value.text_bytes)) "
                    + "\(value.start_sample)-\(value.end_sample) "
                    + "\(value.confidence) \(words)")
        }
        sink.no_speech = { sink, start, end in
            KitHost.note(sink?.pointee.host_data, "no speech \(start)-\(end)")
        }
        sink.endpoint = { sink, sample, reason in
            KitHost.note(sink?.pointee.host_data, "endpoint \(sample) \(reason)")
        }
        return body(&sink)
    }

    /// A sink for emotions.
    func emotionSink<Result>(_ body: (UnsafePointer<emo_emotion_sink>) -> Result) -> Result {
        var sink = emo_emotion_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_emotion_sink>.size)
        sink.host_data = data
        sink.result = { sink, result in
            guard let value = result?.pointee, let score = value.scores?.pointee else {
                return EMO_STOP_CANCELLED
            }
            let reason = value.abstain_reason.map { String(cString: $0) } ?? "-"
            return KitHost.note(
                sink?.pointee.host_data,
                "result \(value.score_count) \(String(cString: score.label)) \(score.score) "
                    + "\(value.stored_count) "
                    + "\(reason) \(value.window_count) \(value.weight_count)")
        }
        return body(&sink)
    }

    /// A sink for conversations.
    func buddySink<Result>(_ body: (UnsafePointer<emo_buddy_sink>) -> Result) -> Result {
        var sink = emo_buddy_sink()
        sink.size_bytes = UInt32(MemoryLayout<emo_buddy_sink>.size)
        sink.host_data = data
        sink.delta = { sink, text, bytes in
            KitHost.note(sink?.pointee.host_data, "delta \(KitHost.string(text, bytes))")
        }
        sink.reply = { sink, reply in
            guard let value = reply?.pointee else { return EMO_STOP_CANCELLED }
            let exercise = value.exercise_id.map { String(cString: $0) } ?? "-"
            return KitHost.note(
                sink?.pointee.host_data,
                "reply \(KitHost.string(value.text, value.text_bytes)) \(value.exercise) \(exercise)")
        }
        sink.memory = { sink, memory in
            guard let value = memory?.pointee else { return EMO_STOP_CANCELLED }
            return KitHost.note(
                sink?.pointee.host_data,
                "memory \(String(cString: value.kind)) "
                    + "\(KitHost.string(value.text, value.text_bytes)) \(value.unix_ms)"
            )
        }
        sink.summary = { sink, summary in
            guard let value = summary?.pointee, let last = value.recommendations?[1] else {
                return EMO_STOP_CANCELLED
            }
            return KitHost.note(
                sink?.pointee.host_data,
                "summary \(KitHost.string(value.text, value.text_bytes)) "
                    + "\(value.recommendation_count) \(String(cString: last))"
            )
        }
        sink.state = { sink, _, bytes in KitHost.note(sink?.pointee.host_data, "state \(bytes)") }
        return body(&sink)
    }

    private static func note(_ data: UnsafeMutableRawPointer?, _ event: String) -> Int32 {
        guard let host = from(data) else { return EMO_STOP_CANCELLED }
        host.events.append(event)
        return host.answer
    }
}
