// Keeps the bytes of one upload in a file without a name, so that they need no memory and vanish with the descriptor, whatever happens.
// File calls run on the thread pool, never on an event loop.
import EmoProtocol
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// The bytes of one upload.
final class UploadSpool: Sendable {
    private let descriptor: Int32
    private let maximumBytes: Int
    private let received = Mutex(0)

    /// Opens a nameless file in `directory`.
    /// - Throws: `storage.full` or `storage.unavailable`.
    init(directory: String, maximumBytes: Int) throws(ProtocolError) {
        descriptor = open(directory, UploadSpool.temporaryFile | O_RDWR | O_CLOEXEC, 0o600)
        self.maximumBytes = maximumBytes
        guard descriptor >= 0 else { throw Self.failure(errno) }
    }

    deinit { close(descriptor) }

    /// Bytes that have arrived.
    var count: Int { received.withLock { $0 } }

    /// Takes the next chunk.
    /// - Throws: `audio.offset` when it does not begin where the last one ended, `audio.too_large`, `storage.full`.
    func append(_ bytes: [UInt8], at offset: Int) async throws -> Int {
        let expected = count
        guard offset == expected else {
            throw ProtocolError(
                .audioOffset, "the chunk begins at byte \(offset), but \(expected) bytes have arrived",
                details: ["received_bytes": .integer(Int64(expected))])
        }
        guard expected + bytes.count <= maximumBytes else {
            throw ProtocolError(.audioTooLarge, "the recording has more than \(maximumBytes) bytes")
        }
        let descriptor = descriptor
        try await NIOThreadPool.singleton.runIfActive { try Self.write(bytes, to: descriptor, at: expected) }
        return received.withLock { received in
            received = expected + bytes.count
            return received
        }
    }

    /// The bytes from `offset` on, at most `count` of them.
    func read(from offset: Int, count: Int) async throws -> ByteBuffer {
        let descriptor = descriptor
        return try await NIOThreadPool.singleton.runIfActive {
            var buffer = ByteBufferAllocator().buffer(capacity: count)
            let got = try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                let got = pread(descriptor, space.baseAddress, count, off_t(offset))
                guard got >= 0 else { throw Self.failure(errno) }
                return got
            }
            _ = got
            return buffer
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, at offset: Int) throws {
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
