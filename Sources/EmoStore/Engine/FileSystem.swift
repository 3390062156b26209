// The few file operations of the store, by system calls, with private permissions and synchronised
// directories.

import EmoAuth

#if canImport(Glibc)
    import Glibc
#endif

enum FileSystem {
    /// The size of a file in bytes, nil when there is none.
    static func size(of path: String) -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Int64(status.st_size)
    }

    /// Makes an empty file for the owner alone unless it exists. SQLite gives its log the same permissions.
    static func createPrivately(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
        guard descriptor >= 0 else { throw failure("open", path) }
        close(descriptor)
    }

    /// Gives a finished file its final name, durably: content first, then the directory entry.
    static func publish(_ temporary: String, as path: String) throws {
        try synchronize(temporary)
        guard rename(temporary, path) == 0 else { throw failure("rename", path) }
        try synchronize(directory(of: path))
    }

    static func remove(_ path: String) { unlink(path) }

    /// The content of a small file of secrets.
    static func readSecret(_ path: String) throws -> SecretBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard let size = size(of: path).map(Int.init) else { throw failure("stat", path) }
        return try SecretBytes(count: size) { buffer in
            var offset = 0
            while offset < size {
                let count = read(descriptor, buffer.baseAddress?.advanced(by: offset), size - offset)
                guard count > 0 else { throw failure("read", path) }
                offset += count
            }
        }
    }

    /// Writes bytes in place and durably, for the owner alone; the file is made where it is missing.
    static func overwrite(_ path: String, at offset: Int, with bytes: SecretBytes) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        try bytes.withUnsafeBytes { bytes in
            guard pwrite(descriptor, bytes.baseAddress, bytes.count, offset) == bytes.count else {
                throw failure("write", path)
            }
        }
        guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
        if offset == 0 { try synchronize(directory(of: path)) }
    }

    private static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ operation: String, _ path: String) -> StoreError {
        let number = errno
        let text = String(cString: strerror(number))
        if number == ENOSPC || number == EDQUOT {
            return StoreError(
                .full, "\(operation) of \(path) failed: \(text).",
                hint: "Free space on the file system of the state directory.", retryAfterMilliseconds: 5_000)
        }
        return StoreError(
            .unavailable, "\(operation) of \(path) failed: \(text).",
            hint: "Look at the permissions and the file system of the state directory.",
            retryAfterMilliseconds: 5_000)
    }
}
