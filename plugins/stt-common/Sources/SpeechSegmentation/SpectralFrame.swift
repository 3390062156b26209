// What is measured of one 10 ms frame of audio: level, periodicity, tonality and the shape of its spectrum.
// Pure numbers; what they mean is decided by SpeechGate and SpeechSegmenter.

/// The measurements of one frame.
public struct SpectralFrame: Sendable, Equatable {
    /// How many frequency bands `bandLevels` has.
    public static let bandCount = 8

    /// Power between 150 and 4,800 Hz after pre-emphasis, in dB relative to full scale; −120 at digital
    /// silence.
    public var level: Float
    /// Height of the highest peak of the normalised autocorrelation between 70 and 400 Hz, about 0…1.
    ///
    /// Voiced speech lies above 0.6, noise below 0.5. Zero when the frame was too quiet to be measured.
    public var periodicity: Float
    /// Share of the power that lies within one spectral line (±62 Hz of the strongest bin), 0…1.
    public var tonality: Float
    /// Levels in dB of eight bands with edges at 150, 300, 500, 750, 1,100, 1,600, 2,300, 3,300 and 4,800 Hz.
    public var bandLevels: SIMD8<Float>

    /// Makes a frame from its measurements.
    public init(level: Float, periodicity: Float, tonality: Float, bandLevels: SIMD8<Float>) {
        self.level = level
        self.periodicity = periodicity
        self.tonality = tonality
        self.bandLevels = bandLevels
    }
}
