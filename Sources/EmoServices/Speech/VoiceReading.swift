// How aroused a voice sounds for this speaker: what the engine measured, held against the speaker's own earlier recordings.
// Invariant: it moves a mental state that the words gave to its neighbour; it never makes an emotion, and never DEPRESSED.
import EmoStore
import EmoSupervision
import Glibc

/// The arousal of one recording.
package struct VoiceReading: Sendable, Equatable {
    /// As the engine measured it, against speakers in general, 0…1.
    package let measured: Double
    /// Against this speaker, 0…1; 0.5 is the boundary between calm and aroused.
    package let arousal: Double
    /// Earlier recordings of the speaker that it was held against.
    package let recordingCount: Int

    /// Earlier recordings that are looked at: what is usual changes over the years.
    package static let mostRecordings = 20
    /// So many recordings weigh as much as what is known of speakers in general.
    private static let priorRecordings = 4.0
    /// Where plain speech lies on the engines' scale, as a logit: about 0.27.
    private static let plainSpeech = -1.0
    private static let (plainlyCalm, plainlyAroused) = (0.25, 0.75)
    private static let measuredLabel = "arousal_measured"
    private static let arousalLabel = "arousal"

    /// Moves what was measured by as much as the speaker's usual recording differs from plain speech. The median is what
    /// is usual, so that a few agitated recordings do not change it; of few recordings it counts in part.
    /// - Parameter earlier: what was measured in the speaker's recordings before.
    package init(measured: Double, earlier: [Double]) {
        self.measured = measured
        recordingCount = earlier.count
        guard !earlier.isEmpty else {
            arousal = measured
            return
        }
        let usual = Self.median(earlier.map(Self.logit))
        let count = Double(earlier.count)
        let part = count / (count + Self.priorRecordings)
        arousal = 1 / (1 + exp(part * (usual - Self.plainSpeech) - Self.logit(measured)))
    }

    /// The mental state of what was said and how. Where the words are pleasant or unpleasant, a plainly calm or aroused
    /// voice decides between the passive and the active state of that pleasantness (Russell, 1980): EXCITED words in a calm
    /// voice are CALM, pleasant CALM words in an aroused voice EXCITED, DEPRESSED words in an aroused voice STRESSED. A calm
    /// voice does not make STRESSED words DEPRESSED: that word is left to what was said.
    package func mentalState(ofWords state: String, sentiment: String?) -> String {
        switch (state, sentiment) {
        case ("EXCITED", "POSITIVE") where arousal < Self.plainlyCalm: "CALM"
        case ("CALM", "POSITIVE") where arousal > Self.plainlyAroused: "EXCITED"
        case ("DEPRESSED", "NEGATIVE") where arousal > Self.plainlyAroused: "STRESSED"
        default: state
        }
    }

    /// The measures as they are stored with an analysis.
    var indicators: [LabelScore] {
        [
            LabelScore(label: Self.arousalLabel, score: arousal),
            LabelScore(label: Self.measuredLabel, score: measured),
        ]
    }

    /// What was measured in a stored analysis; nil without a voice.
    static func measured(in indicators: [LabelScore]) -> Double? {
        indicators.first { $0.label == measuredLabel }?.score
    }

    /// The arousal of a stored analysis; nil without a voice.
    static func arousal(in indicators: [LabelScore]) -> Double? {
        indicators.first { $0.label == arousalLabel }?.score
    }

    private static func logit(_ share: Double) -> Double {
        let inside = min(max(share, 0.001), 0.999)
        return log(inside / (1 - inside))
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

extension EmotionReading {
    /// Takes the voice into account.
    mutating func hear(_ voice: VoiceReading) {
        finding.arousal = Float(voice.arousal)
        guard abstained == nil, let state = mentalState else { return }
        mentalState = voice.mentalState(ofWords: state, sentiment: sentiment)
        finding.mentalState = mentalState
    }
}
