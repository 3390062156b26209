// How a stream of audio is cut into utterances; every duration is in samples at 16,000 Hz.

/// The lengths and levels by which SpeechSegmenter works.
public struct SegmentationOptions: Sendable, Equatable {
    /// The rate of all audio here, in Hz.
    public static let sampleRate = 16_000

    /// Level above the noise floor, in dB, from which a frame counts as active without being voiced.
    public var activeMargin: Float = 8
    /// Level above the noise floor, in dB, from which a voiced frame counts as active.
    public var voicedMargin: Float = 3
    /// Audio kept before the first active frame, so that a soft consonant is not lost.
    public var lead = 4_800
    /// Audio kept after the last active frame.
    public var tail = 4_800
    /// The pause that ends a short utterance.
    public var longPause = 16_000
    /// The pause that ends an utterance which is about to become too long.
    public var shortPause = 3_200
    /// From this length on, shorter and shorter pauses end the utterance.
    public var comfortableLength = 10 * sampleRate
    /// An utterance is cut when it reaches this length.
    public var maximumLength = 24 * sampleRate
    /// How far back from `maximumLength` the quietest place for the cut is looked for.
    public var cutSearch = 4 * sampleRate

    /// The values tuned on read speech.
    public init() {}

    /// The pause that ends an utterance of `length` samples: `longPause` up to the comfortable length, from
    /// there falling evenly to `shortPause` where the search for a cut begins.
    func pause(afterLength length: Int) -> Int {
        let range = max(1, maximumLength - cutSearch - comfortableLength)
        let excess = min(max(0, length - comfortableLength), range)
        return longPause - (longPause - shortPause) * excess / range
    }
}
