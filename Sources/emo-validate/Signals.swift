// Audio made of numbers: silence, noise, tones, and something that sounds like a voice.
import Glibc

/// Makes audio at an engine's rate.
struct Signals {
    let rate: Int
    let seed: UInt64

    /// White noise.
    func noise(seconds: Int, amplitude: Float = 0.1) -> [Float] {
        var random = SeededRandom(state: seed)
        return (0..<seconds * rate).map { _ in Float.random(in: -amplitude...amplitude, using: &random) }
    }

    /// A square wave.
    func square(seconds: Int, amplitude: Float = 0.25) -> [Float] {
        (0..<seconds * rate).map { $0 / 30 % 2 == 0 ? amplitude : -amplitude }
    }

    /// The recording that was given, or a made-up voice; cut or repeated to a length.
    func speech(seconds: Int, _ subject: CheckSubject) throws -> [Float] {
        guard let recording = subject.recording else { return voice(seconds: seconds) }
        let samples = try recording.samples(rate: rate)
        return (0..<seconds * rate).map { samples[$0 % samples.count] }
    }

    /// A voice without words: pulses of the vocal folds through three formants that change with each syllable,
    /// and a pause after every six. Resonators after Klatt, Software for a cascade/parallel formant synthesizer, 1980.
    private func voice(seconds: Int) -> [Float] {
        var random = SeededRandom(state: seed)
        let vowels: [[Double]] = [
            [730, 1090, 2440], [270, 2290, 3010], [300, 870, 2240], [530, 1840, 2480], [570, 840, 2410],
        ]
        var samples: [Float] = []
        while samples.count < seconds * rate {
            for _ in 0..<6 {
                let vowel = vowels[Int.random(in: 0..<vowels.count, using: &random)]
                samples += syllable(vowel, pitch: Double.random(in: 100...140, using: &random))
            }
            samples += [Float](repeating: 0, count: rate / 2)
        }
        return Array(samples.prefix(seconds * rate))
    }

    private func syllable(_ formants: [Double], pitch: Double) -> [Float] {
        let count = rate / 5
        var signal = (0..<count).map { $0 % max(1, Int(Double(rate) / pitch)) == 0 ? 1.0 : 0.0 }
        for frequency in formants where frequency < Double(rate) / 2 {
            let radius = exp(-Double.pi * 80 / Double(rate))
            let (first, second) = (
                2 * radius * cos(2 * Double.pi * frequency / Double(rate)), -radius * radius
            )
            var (one, two) = (0.0, 0.0)
            for index in signal.indices {
                let value = (1 - first - second) * signal[index] + first * one + second * two
                (one, two) = (value, one)
                signal[index] = value
            }
        }
        let peak = signal.reduce(1e-9) { max($0, abs($1)) }
        return signal.enumerated().map {
            Float($1 / peak * 0.5 * sin(Double.pi * Double($0) / Double(count)))
        }
    }
}

extension [Float] {
    /// As 16-bit samples.
    var asIntegers: [Int16] { map { Int16(clamping: Int(($0 * 32_767).rounded())) } }
}
