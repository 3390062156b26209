// Recordings in a container: WAV, FLAC, Ogg and MP3, decoded by libsndfile.
// Invariant: only content that begins like one of these formats reaches the library.
import CSndFile
import EmoHostLink
import Glibc

/// Decodes one complete recording.
final class SoundFileSource: AudioSource {
    let sampleRate: UInt32
    let channels: Int
    private(set) var isTruncated: Bool
    private let file: OpaquePointer
    private let declaredFrames: Int64

    var declaredFrameCount: UInt64? {
        declaredFrames > 0 && declaredFrames < Int64.max ? UInt64(declaredFrames) : nil
    }
    private var framesRead: Int64 = 0
    // libsndfile reads through the cursor, so it must stay.
    private let cursor: SpoolCursor

    /// Opens a complete spool.
    /// - Throws: `audio.empty`, `audio.format`, `audio.truncated`, `audio.unsupported`.
    init(_ spool: AudioSpool) throws {
        cursor = SpoolCursor(spool)
        let size = spool.count
        guard size > 0 else { throw AudioFailure.empty }
        let start = Self.start(of: spool)
        guard AudioSignature.isKnown(start) else { throw AudioFailure.format }
        isTruncated = AudioSignature.declaredBytes(start).map { $0 > size } ?? false
        var info = SF_INFO()
        var functions = SpoolCursor.functions
        let context = Unmanaged.passUnretained(cursor).toOpaque()
        guard let file = sf_open_virtual(&functions, Int32(SFM_READ), &info, context) else {
            // It begins like a recording, so what is missing is the rest.
            throw AudioSignature.isSafeToCallTruncated(start, size: size)
                ? AudioFailure.truncated : AudioFailure.format
        }
        self.file = file
        sampleRate = UInt32(clamping: info.samplerate)
        channels = Int(info.channels)
        declaredFrames = info.frames
        // From here on `deinit` closes the file.
        try AudioShape.verify(sampleRate: Int64(info.samplerate), channels: Int64(info.channels))
    }

    deinit { sf_close(file) }

    func read(into buffer: UnsafeMutablePointer<Float>, frames: Int) throws -> Int {
        let count = sf_readf_float(file, buffer, sf_count_t(frames))
        guard count > 0 else {
            // Some formats count their frames only while they are read; those declare the largest number
            // there is.
            let unknown = declaredFrames <= 0 || declaredFrames == Int64.max
            if !unknown && framesRead < declaredFrames { isTruncated = true }
            if framesRead == 0 { throw isTruncated ? AudioFailure.truncated : AudioFailure.empty }
            return 0
        }
        framesRead += count
        return Int(count)
    }

    private static func start(of spool: AudioSpool) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBytes { pread(spool.descriptor, $0.baseAddress, $0.count, 0) }
        return Array(bytes.prefix(max(0, count)))
    }
}

/// How recordings begin. Sources: RIFF (Microsoft), RFC 9639 (FLAC), RFC 3533 (Ogg), ISO 11172-3 and ID3v2
/// (MP3).
enum AudioSignature {
    private static let riff = ["RIFF", "RIFX", "RF64"]
    private static let words = riff + ["fLaC", "OggS", "ID3"]

    /// True when the content begins like a format that the host reads.
    static func isKnown(_ start: [UInt8]) -> Bool {
        words.contains { start.starts(with: $0.utf8) } || isMP3Frame(start)
    }

    /// Bytes that a RIFF header says the file has; nil when it says nothing.
    static func declaredBytes(_ start: [UInt8]) -> UInt64? {
        guard start.count >= 8, start.starts(with: "RIFF".utf8) else { return nil }
        let size = (4..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(start[$1]) }
        // Writers that cannot seek leave 0 or the largest number.
        return size == 0 || size >= 0xFFFF_FF00 ? nil : size + 8
    }

    /// True when a file that cannot be opened is more likely cut off than of an unknown kind.
    static func isSafeToCallTruncated(_ start: [UInt8], size: UInt64) -> Bool {
        if let declared = declaredBytes(start) { return declared > size }
        return size < 64
    }

    private static func isMP3Frame(_ start: [UInt8]) -> Bool {
        // 11 bits of synchronisation, a version and a bit rate that exist, layer III, a sample rate that
        // exists.
        guard start.count >= 3, start[0] == 0xFF, start[1] & 0xE0 == 0xE0 else { return false }
        return start[1] & 0x18 != 0x08 && start[1] & 0x06 == 0x02 && start[2] & 0xF0 != 0xF0
            && start[2] & 0x0C != 0x0C
    }
}
