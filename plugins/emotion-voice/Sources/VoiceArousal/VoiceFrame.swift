// What is measured of one 10 ms frame of a voice: pure numbers; what they mean over a recording is decided by VoiceMeasures.

/// The measurements of one frame.
struct VoiceFrame: Sendable, Equatable {
    /// Power between 60 and 5,000 Hz, in dB relative to full scale.
    var level: Float
    /// Height of the highest peak of the normalised autocorrelation between 70 and 500 Hz, about 0…1.
    var periodicity: Float
    /// The pitch in semitones above 100 Hz; meaningless where the frame is not periodic.
    var pitch: Float
    /// Power between 1 and 5 kHz over power between 80 Hz and 1 kHz, in dB: how bright or pressed the voice is.
    var brightness: Float

    /// Periodicity from which a frame counts as voiced.
    static let voicedPeriodicity: Float = 0.6
}
