// Speech to text: the protocol an engine conforms to, and the sink its results go to.
import CEmoABI

/// An engine that turns audio into text.
public protocol SpeechEngine: Engine {
    /// Opens a stream. Results of the stream go to `sink` while `feed` and `finish` run.
    func openStream(_ options: SpeechStreamOptions, sink: SpeechSink) throws -> any SpeechStream
}

/// One stream of audio. Nothing of one stream may show in another.
public protocol SpeechStream: AnyObject {
    /// Takes the next samples: mono, −1…1, at the engine's rate; may be empty.
    /// - Parameter firstSample: the position of the first of them in the stream.
    func feed(_ samples: UnsafeBufferPointer<Float>, firstSample: UInt64, call: EngineCall) throws

    /// No more samples come: pushes every outstanding segment.
    func finish(call: EngineCall) throws

    /// Makes the stream as if just opened.
    func reset() throws
}

/// What is wished of a stream.
public struct SpeechStreamOptions: Sendable {
    /// The JSON object the host was given: `{"language": "en", "partials": true}`.
    public var json: String

    /// Makes options.
    public init(json: String) { self.json = json }

    /// True when partial results are wanted.
    public var wantsPartials: Bool {
        // The host writes this object itself, without blanks inside, so a look for the pair is enough.
        json.contains("\"partials\":true")
    }
}

/// One recognised word; times in samples of the stream.
public struct SpeechWord: Sendable, Equatable {
    /// The word.
    public var text: String
    /// First sample, and the first one after it.
    public var samples: Range<UInt64>
    /// 0…1; nil when the engine has none.
    public var confidence: Float?

    /// Makes a word.
    public init(text: String, samples: Range<UInt64>, confidence: Float? = nil) {
        self.text = text
        self.samples = samples
        self.confidence = confidence
    }
}

/// One final piece of the transcript; times in samples of the stream.
public struct SpeechSegment: Sendable, Equatable {
    /// Without leading and trailing blanks, not empty.
    public var text: String
    /// First sample, and the first one after it.
    public var samples: Range<UInt64>
    /// 0…1; nil when the engine has none.
    public var confidence: Float?
    /// Empty when the engine has no word times.
    public var words: [SpeechWord]

    /// Makes a segment.
    public init(text: String, samples: Range<UInt64>, confidence: Float? = nil, words: [SpeechWord] = []) {
        self.text = text
        self.samples = samples
        self.confidence = confidence
        self.words = words
    }
}

/// Why an utterance ended.
public enum SpeechEndpoint: UInt32, Sendable {
    /// The speaker paused.
    case pause = 1
    /// The utterance reached the engine's longest.
    case length = 2
    /// The stream was finished.
    case finish = 3
}
