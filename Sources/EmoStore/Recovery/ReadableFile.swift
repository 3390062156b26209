// A file that is read at places, by system calls.

#if canImport(Glibc)
    import Glibc
#endif

/// An open file; closed when this ends.
final class ReadableFile {
    private let descriptor: Int32
    private let path: String

    /// - Throws: `storage.unavailable`.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
    }

    deinit { close(descriptor) }

    /// Exactly `count` bytes from `offset`.
    /// - Throws: `storage.unavailable`, also where the file ends before.
    func bytes(at offset: Int, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
                    off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { throw FileSystem.failure("read", path) }
                filled += got
            }
        }
    }
}
