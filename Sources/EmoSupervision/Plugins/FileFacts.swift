// What the file system says of a file, and its hash, by plain system calls. Blocking: never on the event
// loop.
import COpenSSL
import Glibc

/// The identity of a file's content without reading it, and who may change it.
struct FileFacts: Sendable, Hashable {
    let device: UInt64
    let inode: UInt64
    let bytes: UInt64
    let modifiedSeconds: Int
    let modifiedNanoseconds: Int
    let changedSeconds: Int
    let changedNanoseconds: Int
    let owner: UInt32
    let mode: UInt32

    /// Nil when there is no such file, or it cannot be looked at.
    init?(path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        device = UInt64(info.st_dev)
        inode = UInt64(info.st_ino)
        bytes = UInt64(max(0, info.st_size))
        modifiedSeconds = info.st_mtim.tv_sec
        modifiedNanoseconds = info.st_mtim.tv_nsec
        changedSeconds = info.st_ctim.tv_sec
        changedNanoseconds = info.st_ctim.tv_nsec
        owner = info.st_uid
        mode = info.st_mode
    }

    var isRegular: Bool { mode & S_IFMT == S_IFREG }
    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }

    /// Nil when only root and the given user can change the file; else what is wrong.
    func distrust(daemonUser: UInt32) -> String? {
        if owner != 0, owner != daemonUser { return "belongs to user \(owner)" }
        return mode & 0o022 != 0 ? "can be written by its group or by others" : nil
    }
}

/// Reading and hashing whole files.
enum FileContent {
    /// The content of a file of at most `limit` bytes; nil when it is longer or cannot be read.
    static func read(path: String, limit: Int) -> [UInt8]? {
        var content: [UInt8] = []
        let whole = forEachBlock(path: path) { block in
            content.append(contentsOf: block)
            return content.count <= limit
        }
        return whole ? content : nil
    }

    /// SHA-256 of bytes, in lower-case hexadecimal.
    static func sha256(of bytes: [UInt8]) -> String? {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil) == 1 else { return nil }
        return hexadecimal(digest)
    }

    /// SHA-256 of a file, in lower-case hexadecimal; nil when it cannot be read.
    static func sha256(path: String) -> String? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
        let whole = forEachBlock(path: path) { EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1 }
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        guard whole, EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
        return hexadecimal(digest)
    }

    /// Hands a file over in blocks until the end or until `body` answers false. True when the end was
    /// reached.
    private static func forEachBlock(path: String, _ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 64) { block in
            while true {
                let count = Glibc.read(descriptor, block.baseAddress, block.count)
                if count == 0 { return true }
                if count < 0 {
                    guard errno == EINTR else { return false }
                    continue
                }
                guard body(UnsafeRawBufferPointer(rebasing: block[..<count])) else { return false }
            }
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
