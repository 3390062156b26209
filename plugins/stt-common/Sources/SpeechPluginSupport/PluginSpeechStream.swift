// One stream of a speech plugin: passes audio to the shared transcription and its results to the host's sink.
import EmoPluginKit
import SpeechSegmentation

/// A stream over any decoder.
public final class PluginSpeechStream: SpeechStream {
    private let stream: TranscriptionStream
    private let sink: SpeechSink

    /// Makes a stream.
    /// - Parameter decoder: belongs to this stream alone.
    /// - Throws: `.unsupported` for another language than English.
    public init(decoder: any UtteranceDecoder, options: SpeechStreamOptions, sink: SpeechSink) throws {
        try Self.requireEnglish(options)
        stream = TranscriptionStream(decoder: decoder, wantsPartials: options.wantsPartials)
        self.sink = sink
    }

    /// Transcribes the next samples; throws `.invalidArgument` for samples that came before.
    public func feed(_ samples: UnsafeBufferPointer<Float>, firstSample: UInt64, call: EngineCall) throws {
        do {
            try stream.feed(samples, firstSample: firstSample, to: SinkReceiver(sink: sink, call: call))
        } catch let error as TranscriptionOrderError {
            throw EngineFailure(
                .invalidArgument,
                "sample \(error.found) came when sample \(error.expected) was due; feed in order, or reset"
            )
        }
    }

    /// Gives out every outstanding segment.
    public func finish(call: EngineCall) throws {
        try stream.finish(to: SinkReceiver(sink: sink, call: call))
    }

    /// Makes the stream as if just opened.
    public func reset() { stream.reset() }

    private static func requireEnglish(_ options: SpeechStreamOptions) throws(EngineFailure) {
        let key = "\"language\":\""
        // The host writes the object itself, without blanks inside.
        guard let value = options.json.split(separator: key, maxSplits: 1).dropFirst().first else { return }
        let language = value.prefix { $0 != "\"" }.lowercased()
        guard language == "en" || language.hasPrefix("en-") else {
            throw EngineFailure(.unsupported, "this engine understands English only; ask for language \"en\"")
        }
    }
}

/// Hands results to the host, and the host's wish to stop to the transcription.
private struct SinkReceiver: TranscriptReceiver {
    let sink: SpeechSink
    let call: EngineCall

    func checkWanted() throws { try call.check() }

    /// No byte of a guess is promised to stay: both engines may revise any word while an utterance lasts.
    func partial(_ text: String) throws { try sink.partial(text, stableBytes: 0) }

    func segment(_ decoded: DecodedUtterance, range: Range<UInt64>) throws {
        let words = decoded.words.map {
            SpeechWord(text: $0.text, samples: $0.samples, confidence: $0.confidence)
        }
        try sink.segment(
            SpeechSegment(text: decoded.text, samples: range, confidence: decoded.confidence, words: words))
    }

    func noSpeech(_ range: Range<UInt64>) throws { try sink.noSpeech(range) }

    func endpoint(_ sample: UInt64, _ end: UtteranceEnd) throws {
        let reason: SpeechEndpoint =
            switch end {
            case .pause: .pause
            case .length: .length
            case .finish: .finish
            }
        try sink.endpoint(sample, reason)
    }
}
