// Signals that are not speech, made from a seed: what the gate must keep from the decoders.
import Foundation
import Testing

/// A small generator that repeats itself from its seed (SplitMix64, Steele, Lea and Flood, 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A signal with a name for the test report.
struct Signal: CustomTestStringConvertible, Sendable {
    static let rate = 16_000
    let name: String
    let samples: [Float]

    var testDescription: String { name }

    /// Six seconds of everything that is not speech.
    static let withoutSpeech: [Signal] = silences + noises + hums + clicks

    private static let count = 6 * rate

    private static var silences: [Signal] {
        [
            Signal(name: "digital silence", samples: [Float](repeating: 0, count: count)),
            Signal(name: "a constant offset", samples: [Float](repeating: 0.5, count: count)),
            Signal(name: "nothing but NaN", samples: [Float](repeating: .nan, count: count)),
            Signal(name: "nothing but infinity", samples: [Float](repeating: .infinity, count: count)),
        ]
    }

    private static var noises: [Signal] {
        let levels: [Float] = [-70, -50, -30, -10]
        return levels.flatMap { level -> [Signal] in
            let gain = pow(10, level / 20)
            let white = white(seed: 1)
            return [
                Signal(name: "white noise at \(level) dB", samples: white.map { $0 * gain }),
                Signal(name: "brown noise at \(level) dB", samples: brown(white).map { $0 * gain }),
                Signal(name: "swelling noise at \(level) dB", samples: swelling(white).map { $0 * gain }),
            ]
        } + [Signal(name: "clipped noise", samples: white(seed: 2).map { max(-1, min(1, $0 * 4)) })]
    }

    private static var hums: [Signal] {
        [Float(50), 60, 100, 120, 180, 440].flatMap { pitch -> [Signal] in
            let hum = (0..<count).map { index in
                (1..<12).reduce(Float(0)) {
                    $0 + sin(2 * .pi * pitch * Float($1 * index % rate) / Float(rate)) / Float($1)
                }
            }
            let tone = (0..<count).map { sin(2 * .pi * pitch * Float($0 % rate) / Float(rate)) }
            let room = white(seed: 3).map { $0 * 0.0005 }
            let switched = (0..<count).map {
                ($0 / (2 * rate)) % 2 == 1 ? hum[$0] * 0.05 + room[$0] : room[$0]
            }
            return [
                Signal(name: "hum of \(pitch) Hz", samples: hum.map { $0 * 0.05 }),
                Signal(name: "hum of \(pitch) Hz, switched on and off", samples: switched),
                Signal(name: "tone of \(pitch) Hz", samples: tone.map { $0 * 0.2 }),
            ]
        }
    }

    private static var clicks: [Signal] {
        let room = white(seed: 4).map { $0 * 0.001 }
        var random = SeededRandom(seed: 5)
        var keys = room
        for _ in 0..<40 {
            let start = Int.random(in: 0..<count - 400, using: &random)
            for offset in 0..<200 {
                keys[start + offset] +=
                    Float.random(in: -0.5...0.5, using: &random) * exp(-Float(offset) / 40)
            }
        }
        return [
            Signal(name: "clicks", samples: (0..<count).map { $0 % 5_333 == 0 ? 0.9 : 0 }),
            Signal(name: "a keyboard", samples: keys),
            Signal(name: "a buzzer", samples: (0..<count).map { $0 % 160 == 0 ? 0.5 : 0 }),
        ]
    }

    /// Normally distributed noise of variance 1 (Box and Muller, 1958).
    static func white(seed: UInt64, count: Int = count) -> [Float] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in
            let radius = sqrt(-2 * log(Float.random(in: 1e-7...1, using: &random)))
            return radius * cos(Float.random(in: 0..<2 * .pi, using: &random))
        }
    }

    private static func brown(_ white: [Float]) -> [Float] {
        var sum: Float = 0
        return white.map {
            sum = 0.99 * sum + 0.14 * $0
            return sum
        }
    }

    private static func swelling(_ white: [Float]) -> [Float] {
        white.enumerated().map { $1 * (0.5 + 0.5 * sin(2 * .pi * 4 * Float($0 % rate) / Float(rate))) }
    }
}
