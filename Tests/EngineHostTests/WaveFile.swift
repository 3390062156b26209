// Recordings for tests, made from numbers: RIFF files by hand, the other formats by libsndfile.
import CSndFile
import Foundation
import Testing

/// Makes recordings.
enum WaveFile {
    /// A tone of 440 Hz with an amplitude of 0.5, as 16-bit RIFF.
    static func tone(seconds: Double, rate: Int = 16_000, channels: Int = 1, amplitude: Double = 0.5)
        -> [UInt8]
    {
        let frames = Int(seconds * Double(rate))
        var samples: [UInt8] = []
        samples.reserveCapacity(frames * channels * 2)
        for frame in 0..<frames {
            let value = Int16(amplitude * 32767 * sin(2 * .pi * 440 * Double(frame) / Double(rate)))
            for _ in 0..<channels { samples += bytes(of: value) }
        }
        return riff(samples, rate: rate, channels: channels, bits: 16, format: 1)
    }

    /// Samples in a RIFF header. Format 1 is integers, 3 floats.
    static func riff(_ data: [UInt8], rate: Int, channels: Int, bits: Int, format: Int) -> [UInt8] {
        let frame = channels * bits / 8
        var file = Array("RIFF".utf8) + bytes(of: UInt32(36 + data.count)) + Array("WAVEfmt ".utf8)
        file += bytes(of: UInt32(16)) + bytes(of: UInt16(format)) + bytes(of: UInt16(channels))
        file += bytes(of: UInt32(rate)) + bytes(of: UInt32(clamping: rate * frame)) + bytes(of: UInt16(frame))
        return file + bytes(of: UInt16(bits)) + Array("data".utf8) + bytes(of: UInt32(data.count)) + data
    }

    /// Little-endian bytes of a number.
    static func bytes<Number: FixedWidthInteger>(of value: Number) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian, Array.init)
    }

    /// A tone written by libsndfile.
    /// - Parameter format: major and minor format, `SF_FORMAT_…`.
    static func encoded(_ format: Int, seconds: Double, rate: Int, channels: Int, amplitude: Float = 0.5)
        throws -> [UInt8]
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "tone-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var info = SF_INFO()
        info.samplerate = Int32(rate)
        info.channels = Int32(channels)
        info.format = Int32(format)
        let handle = try #require(sf_open(file.path, Int32(SFM_WRITE), &info))
        let frames = Int(seconds * Double(rate))
        var samples = [Float](repeating: 0, count: frames * channels)
        for index in samples.indices {
            samples[index] = amplitude * Float(sin(2 * .pi * 440 * Double(index / channels) / Double(rate)))
        }
        #expect(sf_writef_float(handle, samples, sf_count_t(frames)) == sf_count_t(frames))
        sf_close(handle)
        return Array(try Data(contentsOf: file))
    }
}
