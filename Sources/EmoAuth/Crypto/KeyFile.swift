// Keys in files: read only if nobody but owner and group can read them and nobody else write them, and made
// once, completely or not at all, where one is missing.

#if canImport(Glibc)
    import Glibc
#endif

/// A file that holds one random 32-byte key in base64url.
public enum KeyFile {
    /// The length of a key in bytes.
    public static let keyByteCount = 32

    /// Reads the key of a file.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing` when there is no such file, others may read or change
    ///   it,
    ///   or it does not hold a key.
    public static func read(_ path: String) throws -> SecretBytes {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw missing("cannot be opened", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw missing("is not a file", path)
        }
        // A systemd credential may be readable by the service's group, so that alone is let pass.
        guard status.st_mode & 0o037 == 0 else { throw missing("is open to others (chmod 600 it)", path) }
        return try SecretBytes(count: 64) { text in
            let count = Glibc.read(descriptor, text.baseAddress, text.count)
            guard count > 0, count < text.count else { throw missing("does not hold a key", path) }
        }.withUnsafeBytes { text in
            let characters = text.prefix { $0 != 0 && $0 != UInt8(ascii: "\n") }
            guard var key = Base64URL.decode(characters), key.count == keyByteCount else {
                throw missing("does not hold a key", path)
            }
            defer { key.withUnsafeMutableBytes { Memory.cleanse($0) } }
            return SecretBytes(copying: key)
        }
    }

    /// Reads the key of a file; makes the file with a random key, for the owner alone, when there is none.
    ///
    /// Of several processes that start at once, all get the key of the one that was first.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing`; ``CryptoError``.
    public static func readOrCreate(_ path: String) throws -> SecretBytes {
        if access(path, F_OK) == 0 { return try read(path) }
        try create(path, key: try SecretBytes.random(count: keyByteCount))
        return try read(path)
    }

    /// Makes the file of a key, for the owner alone: completely or not at all. A file that exists stays as it is.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing`.
    public static func create(_ path: String, key: SecretBytes) throws {
        let temporary = "\(path).\(getpid())"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
        guard descriptor >= 0 else { throw missing("cannot be made", path) }
        defer { unlink(temporary) }
        let written = write(key, to: descriptor)
        // A hard link fails where a file exists already: nothing is ever overwritten.
        guard written, link(temporary, path) == 0 || errno == EEXIST else {
            throw missing("cannot be made", path)
        }
        synchronizeDirectory(of: path)
    }

    /// Overwrites the file of a key with zeros and removes it; without a file nothing happens.
    ///
    /// - Throws: ``AuthError`` with `auth.key_missing` when the file is there and cannot be overwritten.
    public static func destroy(_ path: String) throws {
        guard access(path, F_OK) == 0 else { return }
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw missing("cannot be destroyed", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw missing("cannot be destroyed", path) }
        let zeros = [UInt8](repeating: 0, count: Int(status.st_size))
        guard pwrite(descriptor, zeros, zeros.count, 0) == zeros.count, fsync(descriptor) == 0,
            unlink(path) == 0
        else { throw missing("cannot be destroyed", path) }
        synchronizeDirectory(of: path)
    }

    private static func write(_ key: SecretBytes, to descriptor: Int32) -> Bool {
        defer { close(descriptor) }
        var line = key.withUnsafeBytes { Array((Base64URL.encode($0) + "\n").utf8) }
        defer { line.withUnsafeMutableBytes { Memory.cleanse($0) } }
        return Glibc.write(descriptor, line, line.count) == line.count && fsync(descriptor) == 0
    }

    private static func synchronizeDirectory(of path: String) {
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func missing(_ what: String, _ path: String) -> AuthError {
        AuthError(
            .keyMissing, "The key file \(path) \(what).",
            hint: "Restore it from a backup of the keys, or correct its owner and permissions.")
    }
}
