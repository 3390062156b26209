// How a recording sounds, in five numbers that do not hang on the words, the length or the level of the recording.
// Invariant: every number is finite; a recording with too little voice has none.

/// The measures of a voice over one recording.
public struct VoiceMeasures: Sendable, Equatable {
    /// Median pitch of the voiced frames, in semitones above 100 Hz.
    public var pitch: Float
    /// Median change of pitch from one voiced frame to the next, in semitones.
    public var pitchMovement: Float
    /// Median of the power above 1 kHz over that below, in dB, in voiced frames: the alpha ratio of eGeMAPS
    /// (Eyben and others, 2016).
    public var brightness: Float
    /// From the 10th to the 90th percentile of the voiced frames' levels, in dB.
    public var levelRange: Float
    /// Peaks of the smoothed level a second, which are about its syllables.
    public var rate: Float

    /// Voiced frames that a recording has at least: a fifth of a second.
    static let fewestVoicedFrames = 20
    /// Frames this far below the loudest are not speech, in dB.
    private static let depth: Float = 30
    /// Peaks this far below the loudest are not syllables, in dB.
    private static let syllableDepth: Float = 22
    /// Frames to either side over which the level is smoothed, and over which a peak has to be the highest.
    private static let (smoothing, dominance) = (3, 6)
    /// Pitches farther from the median are errors of an octave, in semitones.
    private static let octave: Float = 12

    /// Sums the frames of a recording up; nil when there is too little voice.
    init?(_ frames: [VoiceFrame]) {
        guard !frames.isEmpty else { return nil }
        let levels = frames.map(\.level)
        let top = levels.percentile(0.95)
        let speech = frames.indices.filter { levels[$0] > top - Self.depth }
        let voiced = speech.map { frames[$0] }.filter { $0.periodicity > VoiceFrame.voicedPeriodicity }
        guard voiced.count >= Self.fewestVoicedFrames, let first = speech.first, let last = speech.last else {
            return nil
        }
        let middle = voiced.map(\.pitch).percentile(0.5)
        let pitches = voiced.map(\.pitch).filter { abs($0 - middle) <= Self.octave }
        pitch = pitches.percentile(0.5)
        pitchMovement = zip(pitches, pitches.dropFirst()).map { abs($1 - $0) }.percentile(0.5)
        brightness = voiced.map(\.brightness).percentile(0.5)
        let loudness = voiced.map(\.level)
        levelRange = loudness.percentile(0.9) - loudness.percentile(0.1)
        let syllables = Self.peaks(of: levels, in: first...last, above: top - Self.syllableDepth)
        rate =
            Float(syllables * VoiceFrameAnalyzer.sampleRate)
            / Float(VoiceFrameAnalyzer.hop * (last - first + 1))
    }

    /// How many peaks the smoothed level has.
    private static func peaks(of levels: [Float], in span: ClosedRange<Int>, above floor: Float) -> Int {
        let smooth = levels.indices.map { middle in
            let around = levels[max(0, middle - smoothing)..<min(levels.count, middle + smoothing + 1)]
            return around.reduce(0, +) / Float(around.count)
        }
        return span.count { index in
            let around = smooth[max(0, index - dominance)..<min(smooth.count, index + dominance + 1)]
            return smooth[index] > floor && around.allSatisfy { $0 <= smooth[index] }
        }
    }
}

extension Array where Element == Float {
    /// The value below which a part of the elements lies, between neighbours in proportion; 0 without elements.
    func percentile(_ part: Float) -> Float {
        guard let last = indices.last else { return 0 }
        let sorted = sorted()
        let place = part * Float(last)
        let below = Int(place)
        return sorted[below] + (sorted[Swift.min(below + 1, last)] - sorted[below]) * (place - Float(below))
    }
}
