// Decides whether a stretch of audio holds a voice. Silence, noise, hum, tones and clicks do not pass.

/// Gathers the evidence for speech in one stretch of audio.
///
/// A stretch is speech when it has a voice, and the voice moves:
/// - *voice*: at least `minimumVoicedFrames` frames that are periodic at a pitch between 70 and 400 Hz and
///   not a single spectral line, in runs of at least three. White, pink and brown noise, rain and clicks have
///   none.
/// - *movement*: the shape of the spectrum over those frames varies, because a mouth changes its formants.
///   The measure is the standard deviation of the band levels relative to the frame's mean level, in dB,
///   averaged over the bands. Mains hum, engines and sustained tones stay below 2 dB; recordings of speech
///   lie above 4 dB. Less is asked of less than 250 ms of voice, in proportion.
///
/// Whispering has no voice and is not recognised as speech; singing and music with a voice-like spectrum may
/// pass.
public struct SpeechGate: Sendable {
    /// Periodicity from which a frame counts as voiced.
    public static let voicedPeriodicity: Float = 0.6
    /// Tonality from which a periodic frame is taken for a tone instead of a voice.
    public static let toneTonality: Float = 0.9
    /// Voiced frames of 10 ms that a stretch of speech has at least: half a short vowel.
    public static let minimumVoicedFrames = 5
    /// Spectral movement in dB that a stretch of speech with `framesForMovement` voiced frames has at least.
    public static let minimumMovement: Float = 3
    /// Voiced frames from which on the whole movement is asked for; a single short vowel has had no time to
    /// move.
    public static let framesForMovement = 25
    private static let shortestRun = 3
    /// Bands further below the frame's level than this, in dB, are as good as empty: what moves in them is
    /// not heard.
    private static let audibleRange: Float = 50

    private var run: [SIMD8<Float>] = []
    private var sum = SIMD8<Float>(repeating: 0)
    private var sumOfSquares = SIMD8<Float>(repeating: 0)
    /// Voiced frames counted so far.
    public private(set) var voicedFrames = 0

    /// A gate that has heard nothing.
    public init() {}

    /// True when the frame alone looks like a voice.
    public static func isVoiced(_ frame: SpectralFrame) -> Bool {
        frame.periodicity > voicedPeriodicity && frame.tonality < toneTonality
    }

    /// Takes the next frame of the stretch.
    public mutating func hear(_ frame: SpectralFrame) {
        guard Self.isVoiced(frame) else {
            run.removeAll(keepingCapacity: true)
            return
        }
        let audible = frame.bandLevels.clamped(
            lowerBound: SIMD8(repeating: frame.level - Self.audibleRange),
            upperBound: SIMD8(repeating: frame.level))
        let shape = audible - audible.sum() / Float(SpectralFrame.bandCount)
        if voicedRunIsCounted {
            count(shape)
        } else {
            run.append(shape)
            if voicedRunIsCounted { run.forEach { count($0) } }
        }
    }

    /// Standard deviation of the spectral shape over the voiced frames, in dB, averaged over the bands.
    public var movement: Float {
        guard voicedFrames > 1 else { return 0 }
        let count = Float(voicedFrames)
        let mean = sum / count
        let variance = sumOfSquares / count - mean * mean
        return variance.clamped(lowerBound: .zero, upperBound: SIMD8(repeating: .greatestFiniteMagnitude))
            .squareRoot().sum() / Float(SpectralFrame.bandCount)
    }

    /// True when what was heard is speech even if nothing more comes: enough voice, and all of the movement.
    public var isCertain: Bool { voicedFrames >= Self.framesForMovement && movement >= Self.minimumMovement }

    /// True when what was heard, as a whole, is speech.
    public var isSpeech: Bool {
        let time = min(1, Float(voicedFrames) / Float(Self.framesForMovement))
        return voicedFrames >= Self.minimumVoicedFrames && movement >= Self.minimumMovement * time
    }

    private var voicedRunIsCounted: Bool { run.count == Self.shortestRun }

    private mutating func count(_ shape: SIMD8<Float>) {
        voicedFrames += 1
        sum += shape
        sumOfSquares += shape * shape
    }
}
