// Follows the level of the background: the lowest smoothed level of the last three seconds.

/// Tracks the noise floor by minimum statistics.
///
/// Speech dips to the background between words, so the minimum of the smoothed level over a few seconds is
/// the background even while somebody talks (Martin, 2001, "Noise power spectral density estimation based on
/// optimal smoothing and minimum statistics"). A louder background is believed after at most `window` frames.
struct NoiseFloor: Sendable {
    /// Frames in a block whose minimum is remembered.
    private static let block = 50
    /// Blocks that count: with 50 frames of 10 ms each, three seconds.
    private static let blockCount = 6
    /// How much of the smoothed level stays from one frame to the next: a memory of about 50 ms.
    private static let smoothing: Float = 0.8

    private var smoothed: Float?
    private var minima: [Float] = []
    private var current = Float.greatestFiniteMagnitude
    private var framesInBlock = 0

    /// The floor in dB; `frame` is the level of the newest frame in dB.
    mutating func update(_ frame: Float) -> Float {
        let level = smoothed.map { Self.smoothing * $0 + (1 - Self.smoothing) * frame } ?? frame
        smoothed = level
        current = min(current, level)
        framesInBlock += 1
        let floor = min(current, minima.min() ?? current)
        if framesInBlock == Self.block {
            minima.append(current)
            if minima.count == Self.blockCount { minima.removeFirst() }
            current = .greatestFiniteMagnitude
            framesInBlock = 0
        }
        return floor
    }
}
