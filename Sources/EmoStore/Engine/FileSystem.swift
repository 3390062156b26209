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

    /// Makes a directory for the owner alone unless it exists.
    static func makePrivateDirectory(_ path: String) throws {
        guard mkdir(path, mode_t(0o700)) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    }

    /// Names of the files in a directory.
    static func names(in path: String) throws -> [String] {
        guard let directory = opendir(path) else { throw failure("open", path) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    /// Makes an empty file that says something by being there, durably.
    static func mark(_ path: String) throws {
        try createPrivately(path)
        try synchronize(directory(of: path))
    }

    /// Gives a file a second name, durably.
    static func link(_ path: String, as other: String) throws {
        guard Glibc.link(path, other) == 0 else { throw failure("link", other) }
        try synchronize(directory(of: other))
    }

    /// Copies a file's bytes to a new file for the owner alone.
    /// - Parameter directory: whose owner gets the file, where root copies it.
    static func copy(_ path: String, to other: String, ownedLike directory: String) throws {
        remove(other)
        let target = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
        guard target >= 0 else { throw failure("open", other) }
        defer { close(target) }
        give(target, toOwnerOf: directory)
        try forEachChunk(of: path) { chunk in
            var offset = 0
            while offset < chunk.count {
                let count = write(target, chunk.baseAddress?.advanced(by: offset), chunk.count - offset)
                if count > 0 { offset += count } else if errno != EINTR { throw failure("write", other) }
            }
        }
        guard fsync(target) == 0 else { throw failure("fsync", other) }
    }

    /// Gives a file that root has just made to the owner of a directory; for others it is theirs already.
    static func give(_ descriptor: Int32, toOwnerOf directory: String) {
        var status = stat()
        guard geteuid() == 0, stat(directory, &status) == 0 else { return }
        _ = fchown(descriptor, status.st_uid, status.st_gid)
    }

    /// SHA-256 of a file, in hexadecimal.
    static func sha256(of path: String) throws -> String {
        let running = RunningSHA256()
        try forEachChunk(of: path) { running.update($0) }
        return hexadecimal(running.finish())
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func forEachChunk(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws
    {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure("open", path) }
        defer { close(source) }
        var buffer = [UInt8](repeating: 0, count: 1_048_576)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return }
            try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

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

    /// What `errno` says of an operation that has just failed.
    static func failure(_ operation: String, _ path: String) -> StoreError {
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
