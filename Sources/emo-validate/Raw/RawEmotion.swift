// The one function of an emotion engine under the bare ABI, with what came out of it.
import CEmoABI

/// Results of one analysis.
final class RawEmotion: @unchecked Sendable {  // one call at a time
    private let table: emo_emotion_interface
    private let engine: RawEngine
    private let sink: UnsafeMutablePointer<emo_emotion_sink>
    private let gate = SinkGate()
    /// The scores of each result, label and number.
    private(set) var results: [[String]] = []

    /// Gets ready for one call.
    init(_ engine: RawEngine) throws {
        table = try engine.table(EMO_EMOTION_1, emo_emotion_interface.self)
        self.engine = engine
        sink = .allocate(capacity: 1)
        sink.initialize(to: emo_emotion_sink())
        sink.pointee.size_bytes = UInt32(MemoryLayout<emo_emotion_sink>.size)
        sink.pointee.host_data = Unmanaged.passRetained(self).toOpaque()  // as long as the process
        sink.pointee.result = { sink, result in
            guard let data = sink?.pointee.host_data else { return EMO_STOP_CANCELLED }
            return Unmanaged<RawEmotion>.fromOpaque(data).takeUnretainedValue().take(result)
        }
    }

    /// Looks at a text that ends where its memory ends.
    func analyze(_ text: [UInt8], _ call: RawCall = RawCall()) -> Int32 {
        GuardedBytes(text).withText { pointer, count in
            var input = emo_emotion_input()
            input.size_bytes = UInt32(MemoryLayout<emo_emotion_input>.size)
            input.text = count == 0 ? nil : pointer
            input.text_bytes = count
            return gate.during { call.perform { table.analyze(engine.engine, $0, &input, sink) } }
        }
    }

    private func take(_ pointer: UnsafePointer<emo_emotion_result>?) -> Int32 {
        guard gate.passes() else { return EMO_STOP_CANCELLED }
        guard let result = pointer?.pointee, let scores = result.scores else {
            results.append([])
            return EMO_CONTINUE
        }
        results.append(
            (0..<Int(clamping: min(result.score_count, 1024))).map { index in
                let score = UnsafeRawPointer(scores).loadUnaligned(
                    fromByteOffset: index * Int(clamping: result.score_stride), as: emo_emotion_score.self)
                return "\(score.label.map { String(cString: $0) } ?? "") \(score.score)"
            })
        return EMO_CONTINUE
    }
}
