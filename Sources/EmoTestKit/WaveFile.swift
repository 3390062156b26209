// WAV files made of numbers, for inputs that no recording gives: any rate, width and number of channels, and broken ones.
import Glibc

/// Makes WAV files (RIFF, PCM).
public struct WaveFile {
    /// Hz.
    public var sampleRate = 16_000
    /// Samples of each instant.
    public var channels = 1
    /// 8 (unsigned) or 16 (signed).
    public var bits = 16

    /// The usual form: 16 kHz, mono, 16 bits.
    public init(sampleRate: Int = 16_000, channels: Int = 1, bits: Int = 16) {
        self.sampleRate = sampleRate
        self.channels = channels
        self.bits = bits
    }

    /// The file with these samples, −1…1, the same in every channel.
    /// - Parameter declaredBytes: what the header says of the data's length, when it is to lie.
    public func bytes(_ samples: [Double], declaredBytes: Int? = nil) -> [UInt8] {
        var data: [UInt8] = []
        data.reserveCapacity(samples.count * channels * bits / 8)
        for sample in samples {
            let clipped = min(max(sample, -1), 1)
            for _ in 0..<channels {
                if bits == 8 {
                    data.append(UInt8(clamping: Int((clipped * 127).rounded()) + 128))
                } else {
                    let value = UInt16(bitPattern: Int16(clamping: Int((clipped * 32_767).rounded())))
                    data += [UInt8(value & 0xFF), UInt8(value >> 8)]
                }
            }
        }
        let length = declaredBytes ?? data.count
        let frame = channels * bits / 8
        return Array("RIFF".utf8) + Self.little(UInt32(clamping: 36 + length)) + Array("WAVEfmt ".utf8)
            + Self.little(16)
            + Self.little16(1) + Self.little16(channels) + Self.little(UInt32(sampleRate))
            + Self.little(UInt32(sampleRate * frame))
            + Self.little16(frame) + Self.little16(bits) + Array("data".utf8)
            + Self.little(UInt32(clamping: length)) + data
    }

    /// Samples of a 16-bit mono file as this type writes it; for mixing and converting in tests.
    public static func samples(of file: [UInt8]) -> [Double] {
        guard let data = file.firstRange(of: Array("data".utf8)) else { return [] }
        let body = file[min(data.upperBound + 4, file.count)...]
        return stride(from: body.startIndex, to: body.endIndex - 1, by: 2).map {
            Double(Int16(bitPattern: UInt16(body[$0]) | UInt16(body[$0 + 1]) << 8)) / 32_768
        }
    }

    /// White noise by a seeded generator (SplitMix64), so that a failure repeats.
    public static func noise(count: Int, amplitude: Double, seed: UInt64) -> [Double] {
        var state = seed
        return (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return amplitude * (Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 52) - 1)
        }
    }

    private static func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
    private static func little16(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
}
