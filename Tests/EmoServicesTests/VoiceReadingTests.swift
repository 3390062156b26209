// A voice against its speaker's earlier recordings, and what it may do to what the words gave.
import EmoServices
import Testing

@Suite("A voice against its speaker's own")
struct VoiceReadingTests {
    @Test("the first recording is what was measured")
    func first() {
        let voice = VoiceReading(measured: 0.62, earlier: [])
        #expect(voice.arousal == 0.62)
        #expect(voice.recordingCount == 0)
    }

    @Test("for somebody who always sounds lively, lively is usual; for a quiet speaker it is not")
    func history() {
        let lively = VoiceReading(measured: 0.7, earlier: Array(repeating: 0.7, count: 20))
        let quiet = VoiceReading(measured: 0.7, earlier: Array(repeating: 0.05, count: 20))
        #expect(lively.arousal < 0.4)
        #expect(quiet.arousal > 0.9)
        let plain = VoiceReading(measured: 0.7, earlier: Array(repeating: 0.2689, count: 20))
        #expect(abs(plain.arousal - 0.7) < 0.01)
    }

    @Test("one earlier recording counts less than twenty, and one agitated among calm ones nothing")
    func robustness() {
        let one = VoiceReading(measured: 0.7, earlier: [0.9])
        let twenty = VoiceReading(measured: 0.7, earlier: Array(repeating: 0.9, count: 20))
        #expect(one.arousal < 0.7 && twenty.arousal < one.arousal)
        let calm = Array(repeating: 0.2, count: 5)
        let mixed = VoiceReading(measured: 0.7, earlier: calm + [0.999])
        #expect(abs(mixed.arousal - VoiceReading(measured: 0.7, earlier: calm + [0.2]).arousal) < 0.001)
    }

    @Test("extremes stay within bounds")
    func extremes() {
        for measured in [0.0, 1.0] {
            for earlier in [0.0, 1.0] {
                let voice = VoiceReading(measured: measured, earlier: [earlier, earlier])
                #expect((0...1).contains(voice.arousal))
            }
        }
    }

    @Test("a voice moves a state to its neighbour of the same pleasantness, and makes nobody depressed")
    func fusion() {
        let calm = VoiceReading(measured: 0.1, earlier: [])
        let even = VoiceReading(measured: 0.5, earlier: [])
        let aroused = VoiceReading(measured: 0.9, earlier: [])
        #expect(calm.mentalState(ofWords: "EXCITED", sentiment: "POSITIVE") == "CALM")
        #expect(aroused.mentalState(ofWords: "CALM", sentiment: "POSITIVE") == "EXCITED")
        #expect(aroused.mentalState(ofWords: "DEPRESSED", sentiment: "NEGATIVE") == "STRESSED")
        // Neutral words stay what they are, however they are said.
        #expect(aroused.mentalState(ofWords: "CALM", sentiment: "NEUTRAL") == "CALM")
        let states = ["CALM", "STRESSED", "ANXIOUS", "EXCITED", "CONFUSED", "FOCUSED"]
        for state in states {
            for sentiment in ["POSITIVE", "NEGATIVE", "NEUTRAL", nil] {
                #expect(even.mentalState(ofWords: state, sentiment: sentiment) == state)
                for voice in [calm, aroused] {
                    #expect(voice.mentalState(ofWords: state, sentiment: sentiment) != "DEPRESSED")
                }
            }
        }
    }
}
