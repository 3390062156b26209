// Recordings that the tests send: the bundled one, real people from Debian's pocketsphinx-testdata, and sounds that hold no words.
import EmoTestKit
import Foundation

enum Samples {
    /// The sources of the project.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// "I have been feeling really anxious about my exam tomorrow, and I can't sleep at night." in a synthetic voice, 16 kHz, mono.
    static let anxious: [UInt8] = bytes(
        root.appendingPathComponent("plugins/stt-sherpa/sample/anxious-about-exam.wav").path)

    /// The bytes of a file; empty when it is not there.
    static func bytes(_ path: String) -> [UInt8] {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map(Array.init) ?? []
    }

    /// The bundled recording's samples.
    static var anxiousSamples: [Double] { WaveFile.samples(of: anxious) }

    /// `samples` at another rate, by linear interpolation; good enough for speech that is to be recognised.
    static func resampled(_ samples: [Double], from: Double, to: Double) -> [Double] {
        let count = Int(Double(samples.count) * to / from)
        return (0..<count).map { index in
            let position = Double(index) * from / to
            let low = Int(position)
            let high = min(low + 1, samples.count - 1)
            return samples[low] + (samples[high] - samples[low]) * (position - Double(low))
        }
    }
}
