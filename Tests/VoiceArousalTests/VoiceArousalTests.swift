// The measures of voices whose pitch, tilt and rate are known, and the rule over them.
import Foundation
import Testing
import VoiceArousal

@Suite("Arousal of a voice")
struct VoiceArousalTests {
    private func measures(_ samples: [Float], piece: Int = .max) throws -> VoiceMeasures {
        var meter = VoiceMeter()
        for start in stride(from: 0, to: samples.count, by: min(piece, samples.count)) {
            samples[start..<min(start + min(piece, samples.count), samples.count)].withUnsafeBufferPointer {
                meter.append($0)
            }
        }
        return try #require(meter.measures)
    }

    private func arousal(_ voice: MadeVoice) throws -> Float {
        ArousalRule.arousal(of: try measures(voice.samples()))
    }

    @Test("the pitch is found over two octaves", arguments: [90.0, 120, 180, 240, 330])
    func pitch(hertz: Double) throws {
        let found = try measures(MadeVoice(pitch: hertz).samples()).pitch
        #expect(abs(Double(found) - 12 * log2(hertz / 100)) < 0.5)
    }

    @Test("syllables are counted", arguments: [3.0, 4, 5, 6])
    func rate(perSecond: Double) throws {
        #expect(abs(Double(try measures(MadeVoice(rate: perSecond).samples()).rate) - perSecond) < 0.6)
    }

    @Test("a steeper spectrum is less bright")
    func brightness() throws {
        let bright = try measures(MadeVoice(tilt: 6).samples()).brightness
        let dull = try measures(MadeVoice(tilt: 15).samples()).brightness
        #expect(bright > dull + 10)
    }

    @Test("higher and brighter is more aroused, and loudness alone is nothing")
    func order() throws {
        let plain = try arousal(MadeVoice())
        #expect(try arousal(MadeVoice(pitch: 220)) > plain)
        #expect(try arousal(MadeVoice(tilt: 6)) > plain)
        #expect(try arousal(MadeVoice(pitch: 260, tilt: 5)) > 0.5)
        #expect(plain < 0.5)
        #expect(abs(try arousal(MadeVoice(peak: 0.03)) - plain) < 0.01)
    }

    @Test("the sizes of the pieces make no difference", arguments: [1, 159, 160, 511, 4_096])
    func pieces(size: Int) throws {
        let samples = MadeVoice().samples(seconds: 1.5)
        #expect(try measures(samples, piece: size) == measures(samples))
    }

    @Test("silence, noise, a moment of voice and what is no number have no measures")
    func nothing() {
        var state: UInt64 = 7
        let noise = (0..<32_000).map { _ -> Float in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int64(bitPattern: state) >> 40) / Float(1 << 23) * 0.1
        }
        let nothings: [[Float]] = [
            [], [0.5], [Float](repeating: 0, count: 32_000), noise, MadeVoice().samples(seconds: 0.1),
            [Float](repeating: .nan, count: 32_000), [Float](repeating: .infinity, count: 32_000),
        ]
        for samples in nothings {
            var meter = VoiceMeter()
            samples.withUnsafeBufferPointer { meter.append($0) }
            #expect(meter.measures == nil)
        }
    }
}
