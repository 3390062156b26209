// How aroused a voice sounds, by a fixed rule over its measures.
//
// The rule follows Bone, Lee and Narayanan (2014), "Robust unsupervised arousal rating: a rule-based framework
// with knowledge-inspired vocal features": a raised pitch and a brighter spectrum are the cues that carry from
// one speaker and language to another, and each counts in standard deviations from plain speech. The absolute
// level is left out, because it is the microphone's; range of level, movement of pitch and rate hang on the
// sentence and the room too and count a quarter.
// Invariant: no number here was fitted to recordings of emotions; means and deviations are those of plain reading.
import Glibc

/// The rule, and the numbers it is made of.
public enum ArousalRule {
    /// One cue: where plain reading has it, how far it spreads there, and how much it counts.
    struct Cue: Sendable {
        let measure: @Sendable (VoiceMeasures) -> Float
        let mean: Float
        let deviation: Float
        let weight: Float
    }

    /// Mean and deviation over 70 recordings of freely licensed plain reading (LibriSpeech, LJ Speech, VCTK and
    /// others), as `Benchmarks/emotion/run voice` prints them.
    static let cues = [
        Cue(measure: \.pitch, mean: 6.41, deviation: 5.88, weight: 1),
        Cue(measure: \.brightness, mean: -14.27, deviation: 3.41, weight: 1),
        Cue(measure: \.levelRange, mean: 18.12, deviation: 3.78, weight: 0.25),
        Cue(measure: \.pitchMovement, mean: 0.265, deviation: 0.065, weight: 0.25),
        Cue(measure: \.rate, mean: 4.05, deviation: 0.72, weight: 0.25),
    ]

    /// A cue counts at most this many deviations, so that one error of measuring decides nothing.
    private static let mostDeviations: Float = 3
    /// Where the boundary between calm and aroused lies, in deviations: plain reading is calm, most of it.
    private static let boundary: Float = 0.5
    /// Logits a deviation.
    private static let steepness: Float = 2

    /// The weighted mean of the cues, in deviations from plain reading.
    static func index(of voice: VoiceMeasures) -> Float {
        let total = cues.reduce(0) { $0 + $1.weight }
        let sum = cues.reduce(Float(0)) { sum, cue in
            let distance = (cue.measure(voice) - cue.mean) / cue.deviation
            return sum + cue.weight * min(max(distance, -mostDeviations), mostDeviations)
        }
        return sum / total
    }

    /// How aroused the voice sounds, 0…1: 0.5 is the boundary, plain reading lies about 0.27.
    public static func arousal(of voice: VoiceMeasures) -> Float {
        1 / (1 + expf(-steepness * (index(of: voice) - boundary)))
    }
}
