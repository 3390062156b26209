// Listens to a recording piece by piece and says how the voice in it sounds.

/// Measures one recording of mono samples at ``sampleRate``.
public struct VoiceMeter {
    /// Samples a second that the measures are defined for.
    public static let sampleRate = UInt32(VoiceFrameAnalyzer.sampleRate)
    /// A second of audio: pieces of this size take a few milliseconds.
    public static let convenientPiece = VoiceFrameAnalyzer.sampleRate

    private var analyzer = VoiceFrameAnalyzer()
    private var frames: [VoiceFrame] = []

    /// Makes a meter at the beginning of a recording.
    public init() {}

    /// Listens to the next samples. What is not a number counts as silence.
    public mutating func append(_ samples: UnsafeBufferPointer<Float>) {
        analyzer.append(samples) { frame in
            if frame.level.isFinite, frame.brightness.isFinite, frame.periodicity.isFinite {
                frames.append(frame)
            }
        }
    }

    /// The measures of what was heard; nil when there was too little voice.
    public var measures: VoiceMeasures? { VoiceMeasures(frames) }
}
