// A recording to send: opened, found to be audio and not empty before anything is asked of emod, and then
// read piece by piece, so that its size does not matter.
import EmoProtocol
import Glibc

/// An open recording.
public final class RecordingInput {
    /// What it is called in messages.
    public let name: String
    /// What it is.
    public let container: AudioContainer
    /// Its size; nil where that is not known before the end.
    public let totalBytes: Int64?
    private let descriptor: Int32
    private let purpose: String
    private var ahead: [UInt8]

    /// Opens a recording and looks at its first bytes.
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - verb: what is to be done with it: `analyze`.
    /// - Throws: a `CommandError`: it cannot be read, is empty (`audio.empty`) or no audio (`audio.format`).
    public init(path: String, toBe verb: String) throws(CommandError) {
        name = path == "-" ? "standard input" : path
        purpose = "\(verb) \(name)"
        if path == "-", isatty(0) == 1 {
            throw .usage(
                "cannot \(purpose)", why: "it is a terminal",
                next: "name a file, or pipe a recording: arecord -f cd | emoctl \(verb) -")
        }
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno, doing: purpose) }
        do throws(CommandError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .system(errno, doing: purpose) }
            totalBytes = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
            ahead = try Self.read(descriptor, count: AudioContainer.signatureBytes, purpose)
            guard !ahead.isEmpty else { throw CommandError(.audioEmpty, doing: purpose) }
            guard let container = AudioContainer(signature: ahead) else {
                var error = CommandError(
                    .audioFormat, doing: purpose, why: "The bytes are not audio of a known format.")
                error.next = "send WAV, FLAC, Ogg or MP3; convert others with: sox FILE recording.wav"
                throw error
            }
            self.container = container
        } catch {
            if descriptor > 0 { close(descriptor) }
            throw error
        }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next bytes: exactly `count`, or fewer at the end, and then none.
    public func read(_ count: Int) throws(CommandError) -> [UInt8] {
        let head = ahead.prefix(count)
        ahead.removeFirst(head.count)
        return try Array(head) + Self.read(descriptor, count: count - head.count, purpose)
    }

    /// Puts bytes back that were read to see how much there is.
    func putBack(_ bytes: [UInt8]) { ahead = bytes + ahead }

    private static func read(_ descriptor: Int32, count: Int, _ purpose: String) throws(CommandError)
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let chunk = try FileAccess.readChunk(
                descriptor, maximumBytes: count - bytes.count, doing: purpose)
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }
}
