// Audio as it comes out of its encoding: interleaved frames at the recording's own rate.

/// Gives the frames of one recording, block by block.
protocol AudioSource: AnyObject {
    /// Hz, 4,000…384,000.
    var sampleRate: UInt32 { get }
    /// 1…8.
    var channels: Int { get }
    /// True once it showed that the recording ends before its header said.
    var isTruncated: Bool { get }
    /// Frames that its header says it has; nil when it does not say.
    var declaredFrameCount: UInt64? { get }

    /// Reads the next frames into `buffer`, which has room for `frames` of `channels` samples each.
    /// - Returns: frames read, 0 at the end.
    /// - Throws: `LinkFailure`.
    func read(into buffer: UnsafeMutablePointer<Float>, frames: Int) throws -> Int
}

/// The rates and channels the host takes.
enum AudioShape {
    /// Throws `audio.unsupported` for anything outside.
    static func verify(sampleRate: Int64, channels: Int64) throws {
        guard (1...8).contains(channels) else { throw AudioFailure.unsupported("\(channels) channels") }
        guard (4000...384_000).contains(sampleRate) else {
            throw AudioFailure.unsupported("a sample rate of \(sampleRate) Hz")
        }
    }
}
