// Bare signed 16-bit samples, read from a spool that may still grow.
import EmoHostLink

/// Reads little-endian 16-bit samples; at the end of a live stream it waits for more.
final class SampleSource: AudioSource {
    let sampleRate: UInt32
    let channels: Int
    private(set) var isTruncated = false
    /// Bare samples say nothing of their number.
    var declaredFrameCount: UInt64? { nil }
    private let spool: AudioSpool
    private let request: HostRequest
    private var position: UInt64 = 0
    private var bytes: [UInt8] = []

    /// Reads from a spool.
    /// - Throws: `audio.unsupported`.
    init(_ spool: AudioSpool, audio: LinkAudio, request: HostRequest) throws {
        try AudioShape.verify(sampleRate: Int64(audio.sampleRate), channels: Int64(audio.channels))
        self.spool = spool
        self.request = request
        sampleRate = audio.sampleRate
        channels = Int(audio.channels)
    }

    func read(into buffer: UnsafeMutablePointer<Float>, frames: Int) throws -> Int {
        let frameBytes = channels * 2
        if bytes.count != frames * frameBytes { bytes = [UInt8](repeating: 0, count: frames * frameBytes) }
        // A tenth of a second is worth waking the engine for.
        let minimum = min(frames, Int(sampleRate) / 10) * frameBytes
        let start = position
        let got = try bytes.withUnsafeMutableBytes { raw in
            try spool.read(into: raw, at: start, minimum: minimum, for: request)
        }
        let whole = got / frameBytes
        if whole == 0 {
            if got > 0 { isTruncated = true }
            if position == 0 { throw got > 0 ? AudioFailure.truncated : AudioFailure.empty }
            return 0
        }
        bytes.withUnsafeBytes { raw in
            for index in 0..<whole * channels {
                let sample = Int16(littleEndian: raw.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
                buffer[index] = Float(sample) / 32_768
            }
        }
        position += UInt64(whole * frameBytes)
        return whole
    }
}
