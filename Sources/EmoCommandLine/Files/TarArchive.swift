// A tar archive (POSIX.1-2017, pax, "ustar Interchange Format") written to a new file that only its owner can read. A
// file that exists is never written over, and one that was not finished does not stay.
import Glibc

/// Writes an archive, one file after the other.
public final class TarArchive {
    private static let block = 512
    private let path: String
    private let purpose: String
    private let descriptor: Int32
    private var isFinished = false

    /// Makes the file.
    /// - Throws: a `CommandError`, also when there is such a file.
    public init(path: String, doing purpose: String) throws(CommandError) {
        self.path = path
        self.purpose = purpose
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            isFinished = true  // what is there is somebody's, and stays
            guard errno == EEXIST else { throw .system(errno, doing: purpose) }
            throw CommandError(
                .failure, "cannot \(purpose)", why: "\(path) is there already",
                next: "name another file with --output, or remove that one")
        }
    }

    deinit {
        if !isFinished { unlink(path) }
        close(descriptor)
    }

    /// Adds a file.
    /// - Parameter seconds: its time, since 1970.
    public func add(_ name: String, _ content: [UInt8], seconds: Int) throws(CommandError) {
        guard Self.isSafe(name) else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "emod sent the name of a file that leads elsewhere",
                next: "emoctl health")
        }
        try write(Self.header(name, size: content.count, seconds: seconds))
        try write(content)
        try write([UInt8](repeating: 0, count: (Self.block - content.count % Self.block) % Self.block))
    }

    /// Ends the archive; only then it stays.
    public func finish() throws(CommandError) {
        try write([UInt8](repeating: 0, count: 2 * Self.block))
        guard fsync(descriptor) == 0 else { throw .system(errno, doing: purpose) }
        isFinished = true
    }

    /// A relative path of plain letters that stays where it is unpacked.
    private static func isSafe(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count) && !name.hasPrefix("/")
            && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !["", ".", ".."].contains($0)
            }
    }

    private static func header(_ name: String, size: Int, seconds: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ value: Int, digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        put(name, at: 0)
        put(octal(0o600, digits: 7), at: 100)
        put(octal(0, digits: 7), at: 108)
        put(octal(0, digits: 7), at: 116)
        put(octal(size, digits: 11), at: 124)
        put(octal(seconds, digits: 11), at: 136)
        put(String(repeating: " ", count: 8), at: 148)
        put("0", at: 156)
        put("ustar\u{0}00", at: 257)
        put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0} ", at: 148)
        return header
    }

    private func write(_ bytes: [UInt8]) throws(CommandError) {
        let failure = FileAccess.write(bytes, to: descriptor)
        guard failure == 0 else { throw .system(failure, doing: purpose) }
    }
}
