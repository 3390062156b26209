// A voice made of numbers: harmonics of a pitch that fall by so many dB an octave, in syllables.
import Foundation

/// A made-up voice at 16,000 Hz.
struct MadeVoice {
    /// Hz.
    var pitch = 120.0
    /// By how much the harmonics fall, in dB an octave.
    var tilt = 12.0
    /// Syllables a second.
    var rate = 4.0
    /// Full scale is 1.
    var peak = 0.3

    /// So many seconds of it.
    func samples(seconds: Double = 3) -> [Float] {
        let harmonics = 1...Int(5_000 / pitch)
        let strengths = harmonics.map { pow(10, -tilt * log2(Double($0)) / 20) }
        let scale = peak / strengths.reduce(0, +)
        return (0..<Int(seconds * 16_000)).map { index in
            let time = Double(index) / 16_000
            let swell = 0.55 - 0.45 * cos(2 * .pi * rate * time)
            let sum = zip(harmonics, strengths).reduce(0.0) {
                $0 + $1.1 * cos(2 * .pi * Double($1.0) * pitch * time)
            }
            return Float(scale * swell * sum)
        }
    }
}
