// The key that signs tokens: AUTH_SECRET_KEY, then the service manager's credential, then the file named in the configuration, then one
// that was generated in the state directory at first start.
import EmoAuth
import EmoConfiguration
import Glibc

enum SecretKey {
    /// Bytes a key must have: as many as the hash it is used with (RFC 7518 §3.2).
    static let minimumBytes = 32

    /// Reads the key, or makes one.
    /// - Throws: `StartFailure` when a key is there but cannot be used.
    static func load(_ settings: Configuration) throws -> SecretBytes {
        if let bytes = ProcessEnvironment.takeSecret("AUTH_SECRET_KEY") {
            return try checked(bytes, from: "AUTH_SECRET_KEY")
        }
        if let directory = getenv("CREDENTIALS_DIRECTORY").map({ String(cString: $0) }) {
            for name in ["auth_secret_key", "emod_auth_secret_key"] {
                if let bytes = try read(directory + "/" + name) {
                    return try checked(trimmed(bytes), from: "credential \(name)")
                }
            }
        }
        let file = settings.text("auth.secret_key_file")
        if !file.isEmpty {
            guard let bytes = try read(file) else { throw failure("\(file) is missing") }
            return try checked(trimmed(bytes), from: file)
        }
        if settings.text("daemon.storage") == "memory" { return try SecretBytes.random(count: minimumBytes) }
        return try generated(settings.text("daemon.state_directory") + "/auth_secret.key")
    }

    private static func generated(_ path: String) throws -> SecretBytes {
        if let bytes = try read(path) { return try checked(bytes, from: path) }
        let bytes = try SecureRandom.bytes(minimumBytes)
        let temporary = path + ".new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw failure("\(temporary) cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw failure("\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        return SecretBytes(copying: bytes)
    }

    private static func read(_ path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else {
            throw failure("\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0,
            status.st_mode & 0o077 == 0 || path.hasPrefix("/run/credentials/")
        else {
            throw failure("\(path) may be read by others; it must have mode 0600")
        }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw failure("\(path) cannot be read: \(String(cString: strerror(errno)))") }
        return Array(bytes[..<count])
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            bytes.removeLast()
        }
        return bytes
    }

    private static func checked(_ bytes: [UInt8], from source: String) throws -> SecretBytes {
        guard bytes.count >= minimumBytes else {
            throw failure("\(source) holds \(bytes.count) bytes; at least \(minimumBytes) are needed")
        }
        return SecretBytes(copying: bytes)
    }

    private static func failure(_ message: String) -> StartFailure {
        StartFailure(
            code: "auth.key_unusable", message: "the key that signs tokens cannot be used: \(message)",
            hint: "make one with: openssl rand -hex 32 > FILE; chmod 600 FILE")
    }
}
