// Where a speech stream's results go; every function throws once the call is no longer wanted.
import CEmoABI

/// The sink of one stream. Valid until the stream is closed; used only while a call on the stream runs.
public struct SpeechSink {
    private let pointer: UnsafePointer<emo_stt_sink>

    init(_ pointer: UnsafePointer<emo_stt_sink>) { self.pointer = pointer }

    /// A guess at the utterance in progress, replacing the one before.
    /// - Parameter stableBytes: how many of its first bytes will not change.
    public func partial(_ text: String, stableBytes: Int = 0) throws {
        var text = text
        try EngineCall.verify(
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    pointer.pointee.partial(pointer, $0.baseAddress, UInt64($0.count), UInt64(stableBytes))
                }
            })
    }

    /// A final segment.
    public func segment(_ segment: SpeechSegment) throws {
        try CStringArena.with { arena in
            let words = segment.words.map { word in
                let text = arena.bytes(word.text)
                return emo_stt_word(
                    size_bytes: UInt32(MemoryLayout<emo_stt_word>.size), confidence: word.confidence ?? -1,
                    text: text.baseAddress, text_bytes: UInt64(text.count),
                    start_sample: word.samples.lowerBound,
                    end_sample: word.samples.upperBound)
            }
            let text = arena.bytes(segment.text)
            try words.withUnsafeBufferPointer { words in
                var value = emo_stt_segment(
                    size_bytes: UInt32(MemoryLayout<emo_stt_segment>.size),
                    confidence: segment.confidence ?? -1,
                    text: text.baseAddress, text_bytes: UInt64(text.count),
                    start_sample: segment.samples.lowerBound,
                    end_sample: segment.samples.upperBound, words: words.baseAddress,
                    word_count: UInt64(words.count),
                    word_stride: UInt64(MemoryLayout<emo_stt_word>.stride))
                try EngineCall.verify(pointer.pointee.segment(pointer, &value))
            }
        }
    }

    /// A stretch in which nobody speaks.
    public func noSpeech(_ samples: Range<UInt64>) throws {
        try EngineCall.verify(pointer.pointee.no_speech(pointer, samples.lowerBound, samples.upperBound))
    }

    /// An utterance ended before `sample`.
    public func endpoint(_ sample: UInt64, _ reason: SpeechEndpoint) throws {
        try EngineCall.verify(pointer.pointee.endpoint(pointer, sample, reason.rawValue))
    }
}
