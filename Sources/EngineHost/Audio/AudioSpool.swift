// Keeps the audio of one request in an anonymous file: it has no name, leaves nothing behind, and needs no
// memory of ours.
// Invariant: one thread appends, one reads; what was appended never changes.
import CSandbox
import EmoHostLink
import Glibc

/// The encoded audio of one request.
final class AudioSpool: Sendable {
    private struct State {
        var bytes: UInt64 = 0
        var finished = false
    }

    /// The file; the spool closes it.
    let descriptor: Int32
    private let maximumBytes: UInt64
    private let state = Monitor(State())

    /// Makes an empty spool.
    /// - Parameter folder: where the file is made; nil, or a folder whose file system has no anonymous
    ///   files, keeps
    ///   it in memory.
    /// - Throws: `audio.storage`.
    init(folder: String?, maximumBytes: UInt64) throws(LinkFailure) {
        var file = folder.map { emosandbox_anonymous_file($0) } ?? -1
        if file < 0 { file = emosandbox_anonymous_file(nil) }
        guard file >= 0 else { throw AudioFailure.storage }
        descriptor = file
        self.maximumBytes = maximumBytes
    }

    /// A spool over a file that exists and is complete; takes the descriptor.
    init(completeFile descriptor: Int32, bytes: UInt64) {
        self.descriptor = descriptor
        maximumBytes = bytes
        state.withLock { $0 = State(bytes: bytes, finished: true) }
    }

    deinit { close(descriptor) }

    /// Bytes kept so far.
    var count: UInt64 { state.withLock { $0.bytes } }

    /// Takes the next bytes.
    /// - Throws: `audio.too_long`, `audio.storage`, `engine.wrong_state`.
    func append(_ bytes: [UInt8]) throws(LinkFailure) {
        let (position, finished) = state.withLock { ($0.bytes, $0.finished) }
        guard !finished else { throw RequestQueue.wrongState("audio after its finish") }
        guard position + UInt64(bytes.count) <= maximumBytes else {
            throw AudioFailure.tooLong("\(maximumBytes) bytes")
        }
        guard write(bytes, at: position) else { throw AudioFailure.storage }
        state.withLock(notify: true) { $0.bytes += UInt64(bytes.count) }
    }

    /// No more bytes come.
    func finish() { state.withLock(notify: true) { $0.finished = true } }

    /// Has a reader that waits look again whether it is still wanted.
    func wake() { state.withLock(notify: true) { _ in } }

    /// Reads into `buffer` from `position`, waiting until at least `minimum` bytes are there or the end is
    /// known.
    /// - Returns: bytes read; fewer than `minimum` only at the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at position: UInt64, minimum: Int,
        for request: HostRequest
    )
        throws(LinkFailure) -> Int
    {
        let available: UInt64? = state.wait(deadline: request.deadline) { state in
            let ready = state.finished || state.bytes >= position + UInt64(minimum) || request.isStopped
            return ready ? state.bytes : nil
        }
        try request.check()
        let count = min(UInt64(buffer.count), (available ?? 0) - min(position, available ?? 0))
        let got = pread(descriptor, buffer.baseAddress, Int(count), off_t(position))
        guard got >= 0 else { throw AudioFailure.storage }
        return got
    }

    private func write(_ bytes: [UInt8], at position: UInt64) -> Bool {
        bytes.withUnsafeBytes { source in
            var done = 0
            while done < source.count {
                let address = source.baseAddress?.advanced(by: done)
                let count = pwrite(descriptor, address, source.count - done, off_t(position) + off_t(done))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }
}
