// Turns a stream of samples into frames of measurements, one every 10 ms, whatever the sizes of the pieces
// fed.
import Glibc

/// Measures 32 ms windows, 10 ms apart, at 16,000 Hz.
///
/// Frame k covers the samples from k·160 on, 512 of them. Every frame depends on its own samples and the one
/// before them only, so the measurements do not depend on how the stream was cut into pieces.
struct FrameAnalyzer: Sendable {
    /// Samples from one frame to the next: 10 ms.
    static let hop = 160
    /// Samples a frame covers: 32 ms, more than two periods of a 70 Hz voice.
    static let window = 512
    /// Frames below this level, in dB, are silence: speech recorded at a normal level lies 50 dB above it,
    /// the rounding noise of 16-bit audio 20 dB below.
    static let quietLevel: Float = -80

    private static let sampleRate: Float = 16_000
    private static let transformLength = 1024
    private static let bandEdges: [Float] = [150, 300, 500, 750, 1_100, 1_600, 2_300, 3_300, 4_800]
    /// Keeps the low-frequency tilt of voices and of rumble from hiding the rest of the spectrum.
    private static let preEmphasis: Float = 0.97
    private static let pitchPeriods = 40..<230
    /// Half the main lobe of the window, in bins: a steady tone lies within this distance of its peak.
    private static let lineHalfWidth = 4

    private let transform = FourierTransform(log2Length: 10)
    private let taper: [Float]
    private let taperCorrelation: [Float]
    private let powerScale: Float
    private let bandBins: [Range<Int>]
    private let voiceBins: Range<Int>
    private var pending: [Float] = []
    private var previousSample: Float = 0
    private var real = [Float](repeating: 0, count: transformLength)
    private var imaginary = [Float](repeating: 0, count: transformLength)
    private var power = [Float](repeating: 0, count: transformLength / 2 + 1)

    /// Makes an analyser at the beginning of a stream.
    init() {
        let taper = (0..<Self.window).map {
            Float(0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(Self.window)))
        }
        self.taper = taper
        let energy = taper.reduce(0) { $0 + $1 * $1 }
        taperCorrelation = (0..<Self.pitchPeriods.upperBound).map { lag in
            (0..<Self.window - lag).reduce(Float(0)) { $0 + taper[$1] * taper[$1 + lag] } / energy
        }
        powerScale = 1 / (energy * Float(Self.transformLength / 2))
        let bin = { (hertz: Float) in
            Int((hertz * Float(Self.transformLength) / Self.sampleRate).rounded(.up))
        }
        let edges = Self.bandEdges.map(bin)
        bandBins = zip(edges, edges.dropFirst()).map { $0..<$1 }
        voiceBins = bin(60)..<bin(4_000)
    }

    /// Takes the next samples and hands every frame that became complete to `body`, in order.
    mutating func append(_ samples: UnsafeBufferPointer<Float>, _ body: (SpectralFrame) -> Void) {
        pending.reserveCapacity(pending.count + samples.count)
        for sample in samples {
            pending.append(sample - Self.preEmphasis * previousSample)
            previousSample = sample
        }
        var start = 0
        while pending.count - start >= Self.window {
            body(measure(from: start))
            start += Self.hop
        }
        pending.removeFirst(start)
    }

    /// Measures the window that begins at `start` of the pending samples.
    private mutating func measure(from start: Int) -> SpectralFrame {
        for index in 0..<Self.window { real[index] = pending[start + index] * taper[index] }
        for index in Self.window..<Self.transformLength { real[index] = 0 }
        for index in 0..<Self.transformLength { imaginary[index] = 0 }
        transform.transform(real: &real, imaginary: &imaginary)
        for bin in 0..<power.count {
            power[bin] = (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]) * powerScale
        }
        var bands = SIMD8<Float>(repeating: 0)
        for (band, bins) in bandBins.enumerated() { bands[band] = power[bins].reduce(0, +) }
        let total = bands.sum()
        let level = Self.decibels(total)
        var levels = SIMD8<Float>(repeating: 0)
        for band in 0..<SpectralFrame.bandCount { levels[band] = Self.decibels(bands[band]) }
        guard level > Self.quietLevel else {
            return SpectralFrame(level: level, periodicity: 0, tonality: 0, bandLevels: levels)
        }
        return SpectralFrame(
            level: level, periodicity: periodicity(), tonality: tonality(total: total), bandLevels: levels)
    }

    /// The share of the strongest spectral line in the power of all bands.
    private func tonality(total: Float) -> Float {
        guard let first = bandBins.first?.lowerBound, let last = bandBins.last?.upperBound else { return 0 }
        var peak = first
        for bin in first..<last where power[bin] > power[peak] { peak = bin }
        let line = max(0, peak - Self.lineHalfWidth)...min(power.count - 1, peak + Self.lineHalfWidth)
        return min(1, power[line].reduce(0, +) / total)
    }

    /// The highest peak of the autocorrelation at the periods of a voice.
    ///
    /// The autocorrelation is the transform of the power spectrum; dividing it by that of the window makes a
    /// periodic signal reach 1 at every period (Boersma, 1993, "Accurate short-term analysis of the
    /// fundamental frequency and the harmonics-to-noise ratio of a sampled sound").
    private mutating func periodicity() -> Float {
        for index in 0..<Self.transformLength {
            real[index] = 0
            imaginary[index] = 0
        }
        for bin in voiceBins {
            real[bin] = power[bin]
            real[Self.transformLength - bin] = power[bin]
        }
        transform.transform(real: &real, imaginary: &imaginary)
        guard real[0] > 0 else { return 0 }
        var highest: Float = 0
        for lag in Self.pitchPeriods { highest = max(highest, real[lag] / taperCorrelation[lag]) }
        return highest / real[0]
    }

    private static func decibels(_ power: Float) -> Float { 10 * log10f(power + 1e-12) }
}
