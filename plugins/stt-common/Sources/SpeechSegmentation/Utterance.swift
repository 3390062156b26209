// A stretch of speech, cut out of the stream: its samples and where they lie.

/// Why an utterance ended.
public enum UtteranceEnd: Sendable, Equatable {
    /// The speaker paused.
    case pause
    /// It reached the greatest length and was cut at its quietest place.
    case length
    /// The stream ended.
    case finish
}

/// A finished utterance.
public struct Utterance: Sendable, Equatable {
    /// Mono samples at 16,000 Hz, finite, −1…1.
    public var samples: [Float]
    /// Position of the first sample in the stream.
    public var start: UInt64
    /// Why it ended.
    public var end: UtteranceEnd

    /// Makes an utterance.
    public init(samples: [Float], start: UInt64, end: UtteranceEnd) {
        self.samples = samples
        self.start = start
        self.end = end
    }

    /// The samples' positions in the stream.
    public var range: Range<UInt64> { start..<start + UInt64(samples.count) }
}

/// What the segmenter found out.
public enum SegmenterEvent: Sendable, Equatable {
    /// Somebody said something.
    case utterance(Utterance)
    /// Something stirred, but nobody spoke: what was heard of the utterance in progress is void.
    case dismissed
}
