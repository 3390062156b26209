// Files read and written whole, with every failure of the
// system told. Never through a path that the daemon would open.
import Glibc

/// Reads and replaces files.
public enum FileAccess {
    /// Reads a file or, for `-`, standard input.
    /// - Throws: a `CommandError` when it cannot be read or has more than `maximumBytes`.
    public static func read(_ path: String, maximumBytes: Int, doing purpose: String) throws(CommandError)
        -> [UInt8]
    {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno, doing: purpose) }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        while true {
            let chunk = try readChunk(descriptor, maximumBytes: 65_536, doing: purpose)
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= maximumBytes else {
                throw CommandError(
                    .failure, "cannot \(purpose)", why: "it has more than \(maximumBytes) bytes",
                    next: "give less at a time")
            }
        }
    }

    /// Reads a text in UTF-8 as `read`.
    public static func readText(_ path: String, maximumBytes: Int, doing purpose: String) throws(CommandError)
        -> String
    {
        let bytes = try read(path, maximumBytes: maximumBytes, doing: purpose)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "it is not text in UTF-8",
                next: "convert it with: iconv -t UTF-8")
        }
        return text
    }

    /// The next bytes of an open descriptor; empty at its end.
    static func readChunk(_ descriptor: Int32, maximumBytes: Int, doing purpose: String) throws(CommandError)
        -> [UInt8]
    {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: maximumBytes) { buffer, count in
            var outcome = Glibc.read(descriptor, buffer.baseAddress, maximumBytes)
            while outcome < 0, errno == EINTR || errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&wait, 1, 1_000)
                outcome = Glibc.read(descriptor, buffer.baseAddress, maximumBytes)
            }
            if outcome < 0 { failure = errno }
            count = max(0, outcome)
        }
        guard failure == 0 else { throw .system(failure, doing: purpose) }
        return chunk
    }

    /// Replaces a file at once: readers see the old bytes or the new ones, also after a power failure.
    /// - Parameter mode: the permissions of the new file, in force before the first byte is in it.
    public static func replace(_ path: String, with bytes: [UInt8], mode: mode_t, doing purpose: String)
        throws(CommandError)
    {
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)  // creates with mode 0600
        guard descriptor >= 0 else { throw .system(errno, doing: purpose) }
        let temporary = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        var failure = fchmod(descriptor, mode) == 0 ? write(bytes, to: descriptor) : errno
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        close(descriptor)
        if failure == 0, rename(temporary, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw .system(failure, doing: purpose)
        }
        synchronizeDirectory(of: path)
    }

    /// Makes a directory with those above it, where they are missing, for their owner alone.
    static func makePrivateDirectories(_ path: String, doing purpose: String) throws(CommandError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw .system(errno, doing: purpose)
        }
        try makePrivateDirectories(String(path[..<slash]), doing: purpose)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(errno, doing: purpose) }
    }

    /// Writes all bytes.
    /// - Returns: 0, or `errno`.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count >= 0 { offset += count } else if errno != EINTR { return errno }
        }
        return 0
    }

    /// Makes the new name durable; a file system that cannot
    /// is no reason to fail, as the file itself is written.
    private static func synchronizeDirectory(of path: String) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
