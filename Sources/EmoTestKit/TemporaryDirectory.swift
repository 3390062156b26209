// A directory for one test, gone with it.
import FoundationEssentials
import Glibc

/// A directory that is removed when this goes.
public final class TemporaryDirectory: Sendable {
    /// Its absolute path; short, for a socket's address holds 107 bytes.
    public let path: String

    /// Makes a directory.
    /// - Throws: `TestKitError` when the file system refuses.
    public init() throws {
        var template = Array("/tmp/emo.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestKitError("mkdtemp failed: \(errno)") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        ExitCleanup.add(directory: path)
    }

    deinit {
        Self.remove(path)
        ExitCleanup.remove(directory: path)
    }

    /// Removes a directory with all that is in it.
    public static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file below the directory and returns its path.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw TestKitError("cannot write \(name)") }
        defer { close(descriptor) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            guard count > 0 else { throw TestKitError("cannot write \(name)") }
            offset += count
        }
        return file
    }
}

/// A test's surroundings are not as they must be.
public struct TestKitError: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String
    /// Says what is wrong.
    public init(_ description: String) { self.description = description }
}
