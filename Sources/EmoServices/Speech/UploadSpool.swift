// Keeps the bytes of one upload in a file without a name, so that they need no memory and vanish with the descriptor, whatever happens.
// Reading runs on the thread pool, never on an event loop.
import EmoAuth
import EmoProtocol
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The bytes of one upload.
final class UploadSpool: Sendable {
    private let descriptor: Int32
    private let maximumBytes: Int
    private let budget: UploadBudget
    private let owner: String
    private struct Progress {
        var received = 0
        var isBroken = false
        var lastUse = ContinuousClock.now
    }
    private let progress = Mutex(Progress())

    /// Opens a nameless file in `directory`.
    /// - Parameters:
    ///   - budget: what the bytes are taken from.
    ///   - owner: whose budget.
    /// - Throws: `storage.full` or `storage.unavailable`.
    init(directory: String, maximumBytes: Int, budget: UploadBudget, owner: String) throws(ProtocolError) {
        self.budget = budget
        self.owner = owner
        descriptor = open(directory, UploadSpool.temporaryFile | O_RDWR | O_CLOEXEC, 0o600)
        self.maximumBytes = maximumBytes
        guard descriptor >= 0 else { throw Self.failure(errno) }
    }

    deinit {
        close(descriptor)
        budget.giveBack(count, to: owner)
    }

    /// Bytes that have arrived.
    var count: Int { progress.withLock { $0.received } }

    /// When it was last sent something, or made.
    var lastUse: ContinuousClock.Instant { progress.withLock { $0.lastUse } }

    /// Takes the next chunk: at most audio_chunk_bytes into the page cache, at once, so that chunks sent together keep their order.
    /// - Throws: `audio.offset` when it does not begin where the last one ended, `audio.too_large`, `limit.upload_bytes`, `storage.full`.
    func append(_ bytes: [UInt8], at offset: Int) throws(ProtocolError) -> Int {
        let outcome = progress.withLock { progress in
            Result { () throws(ProtocolError) in
                guard offset == progress.received else {
                    progress.isBroken = true
                    throw Self.wrongOffset(offset, received: progress.received)
                }
                guard progress.received + bytes.count <= maximumBytes else {
                    throw ProtocolError(.audioTooLarge, "the recording has more than \(maximumBytes) bytes")
                }
                try budget.take(bytes.count, of: owner)
                do throws(ProtocolError) {
                    try Self.write(bytes, to: descriptor, at: offset)
                } catch {
                    budget.giveBack(bytes.count, to: owner)
                    throw error
                }
                progress = Progress(received: offset + bytes.count, isBroken: false)
                return progress.received
            }
        }
        return try outcome.get()
    }

    /// Throws `audio.offset` while a chunk that was refused has not been sent again.
    func requireWhole() throws(ProtocolError) {
        let progress = progress.withLock { $0 }
        if progress.isBroken { throw Self.wrongOffset(nil, received: progress.received) }
    }

    private static func wrongOffset(_ offset: Int?, received: Int) -> ProtocolError {
        ProtocolError(
            .audioOffset,
            offset.map { "the chunk begins at byte \($0), but \(received) bytes have arrived" }
                ?? "a chunk was refused and has not been sent again; \(received) bytes have arrived",
            details: ["received_bytes": .integer(Int64(received))])
    }

    /// SHA-256 of all bytes.
    func digest() async throws -> [UInt8] {
        let (descriptor, total) = (descriptor, count)
        return try await NIOThreadPool.singleton.runIfActive { [self] in
            let running = RunningSHA256()
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var offset = 0
            while offset < total {
                let got = pread(descriptor, &chunk, min(chunk.count, total - offset), off_t(offset))
                guard got > 0 else { throw Self.failure(got < 0 ? errno : EIO) }
                chunk.withUnsafeBytes { running.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
                offset += got
            }
            return withExtendedLifetime(self) { running.finish() }
        }
    }

    /// The bytes from `offset` on, at most `count` of them.
    func read(from offset: Int, count: Int) async throws -> ByteBuffer {
        let descriptor = descriptor
        return try await NIOThreadPool.singleton.runIfActive {
            var buffer = ByteBufferAllocator().buffer(capacity: count)
            try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                let got = pread(descriptor, space.baseAddress, count, off_t(offset))
                guard got >= 0 else { throw Self.failure(errno) }
                return got
            }
            return buffer
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) throws(ProtocolError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(
                    descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written,
                    off_t(offset + written))
            }
            if count >= 0 { written += count } else if errno != EINTR { throw failure(errno) }
        }
    }

    private static func failure(_ reason: Int32) -> ProtocolError {
        reason == ENOSPC || reason == EDQUOT
            ? ProtocolError(.storageFull, "there is no space for the upload", retryAfterMilliseconds: 5_000)
            : ProtocolError(
                .storageUnavailable, "the upload cannot be kept: error \(reason)",
                retryAfterMilliseconds: 5_000)
    }

    /// `O_TMPFILE` of Linux (a kernel flag joined with O_DIRECTORY), which Swift cannot import.
    private static let temporaryFile: Int32 = 0o20000000 | O_DIRECTORY
}
