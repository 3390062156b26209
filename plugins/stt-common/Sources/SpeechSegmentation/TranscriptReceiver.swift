// Where the results of a transcription go, and whom it asks whether to go on.

/// A recognised word; times in samples of the stream.
public struct TranscribedWord: Sendable, Equatable {
    /// The word.
    public var text: String
    /// First sample, and the first one after it.
    public var samples: Range<UInt64>
    /// 0…1.
    public var confidence: Float

    /// Makes a word.
    public init(text: String, samples: Range<UInt64>, confidence: Float) {
        self.text = text
        self.samples = samples
        self.confidence = confidence
    }
}

/// The text of one utterance, without its place in the stream.
public struct DecodedUtterance: Sendable, Equatable {
    /// Without leading and trailing blanks; empty when the decoder heard no words.
    public var text: String
    /// 0…1; the engine says how it is computed. Nil when it has none.
    public var confidence: Float?
    /// Empty when the engine has no word times.
    public var words: [TranscribedWord]

    /// Makes a text.
    public init(text: String, confidence: Float? = nil, words: [TranscribedWord] = []) {
        self.text = text
        self.confidence = confidence
        self.words = words
    }
}

/// Receives what a TranscriptionStream finds. Every function may throw to end the work.
public protocol TranscriptReceiver {
    /// Throws when the result is no longer wanted.
    func checkWanted() throws
    /// A guess at the utterance in progress, replacing the one before.
    func partial(_ text: String) throws
    /// The final text of the samples in `range`. Ranges come in order and do not overlap.
    func segment(_ decoded: DecodedUtterance, range: Range<UInt64>) throws
    /// Nobody speaks in these samples.
    func noSpeech(_ range: Range<UInt64>) throws
    /// An utterance ended before this sample.
    func endpoint(_ sample: UInt64, _ end: UtteranceEnd) throws
}
