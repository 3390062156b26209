// Turns samples into frames of measurements, one every 10 ms.
// Invariant: a frame depends on its own samples only, so that the sizes of the pieces fed make no difference.
import Glibc
import SpeechSegmentation

/// Measures windows of 32 ms, 10 ms apart, at 16,000 Hz.
struct VoiceFrameAnalyzer {
    /// Samples a second.
    static let sampleRate = 16_000
    /// Samples from one frame to the next.
    static let hop = 160
    /// Samples a frame covers: more than two periods of a 70 Hz voice.
    static let window = 512

    private static let log2Length = 10
    private static let length = 1 << log2Length
    /// Periods of 500 down to 70 Hz, in samples.
    private static let periods = 32..<230
    /// Of several peaks that nearly reach the highest, the one with the shortest period is the pitch.
    private static let nearlyHighest: Float = 0.9

    private let transform = FourierTransform(log2Length: log2Length)
    private let taper: [Float]
    private let taperCorrelation: [Float]
    private let powerScale: Float
    private var pending: [Float] = []
    private var real = [Float](repeating: 0, count: length)
    private var imaginary = [Float](repeating: 0, count: length)
    private var power = [Float](repeating: 0, count: length / 2 + 1)
    private var correlation = [Float](repeating: 0, count: periods.upperBound)

    /// Makes an analyser at the beginning of a recording.
    init() {
        let taper = (0..<Self.window).map {
            Float(0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(Self.window)))
        }
        let energy = taper.reduce(0) { $0 + $1 * $1 }
        self.taper = taper
        taperCorrelation = (0..<Self.periods.upperBound).map { lag in
            (0..<Self.window - lag).reduce(Float(0)) { $0 + taper[$1] * taper[$1 + lag] } / energy
        }
        powerScale = 1 / (energy * Float(Self.length / 2))
    }

    /// Takes the next samples and hands every frame that became complete to `body`, in order.
    mutating func append(_ samples: UnsafeBufferPointer<Float>, _ body: (VoiceFrame) -> Void) {
        pending.append(contentsOf: samples)
        var start = 0
        while pending.count - start >= Self.window {
            body(measure(from: start))
            start += Self.hop
        }
        pending.removeFirst(start)
    }

    private mutating func measure(from start: Int) -> VoiceFrame {
        for index in 0..<Self.window { real[index] = pending[start + index] * taper[index] }
        for index in Self.window..<Self.length { real[index] = 0 }
        for index in 0..<Self.length { imaginary[index] = 0 }
        transform.transform(real: &real, imaginary: &imaginary)
        for bin in 0..<power.count {
            power[bin] = (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]) * powerScale
        }
        let (low, high) = (sum(80, 1_000), sum(1_000, 5_000))
        let (period, periodicity) = strongestPeriod()
        return VoiceFrame(
            level: Self.decibels(sum(60, 5_000)), periodicity: periodicity,
            pitch: 12 * log2f(Float(Self.sampleRate) / Float(period) / 100),
            brightness: Self.decibels(high) - Self.decibels(low))
    }

    /// The power of the bins from one frequency up to another, in Hz.
    private func sum(_ from: Int, _ to: Int) -> Float {
        power[Self.bin(from)..<Self.bin(to)].reduce(0, +)
    }

    /// The first bin that is not below a frequency in Hz.
    private static func bin(_ hertz: Int) -> Int { (hertz * length + sampleRate - 1) / sampleRate }

    /// The pitch period and the height of its peak in the autocorrelation, which is the transform of the power
    /// spectrum; dividing it by that of the window makes a periodic signal reach 1 at every period (Boersma,
    /// 1993, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a
    /// sampled sound").
    private mutating func strongestPeriod() -> (period: Int, height: Float) {
        for index in 0..<Self.length { (real[index], imaginary[index]) = (0, 0) }
        for bin in Self.bin(60)..<Self.bin(4_000) {
            real[bin] = power[bin]
            real[Self.length - bin] = power[bin]
        }
        transform.transform(real: &real, imaginary: &imaginary)
        guard real[0] > 0 else { return (Self.periods.upperBound - 1, 0) }
        var highest = Self.periods.lowerBound
        for lag in Self.periods {
            correlation[lag] = real[lag] / (taperCorrelation[lag] * real[0])
            if correlation[lag] > correlation[highest] { highest = lag }
        }
        let enough = Self.nearlyHighest * correlation[highest]
        for lag in Self.periods.dropFirst().dropLast()
        where correlation[lag] > enough && correlation[lag] >= correlation[lag - 1]
            && correlation[lag] >= correlation[lag + 1]
        {
            return (lag, correlation[highest])
        }
        return (highest, correlation[highest])
    }

    private static func decibels(_ power: Float) -> Float { 10 * log10f(power + 1e-12) }
}
