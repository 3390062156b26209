// Files that are read whole, with a limit, so that a wrong one cannot fill the memory.
import Glibc

/// Reads files that are known to be small.
enum SmallFile {
    /// The whole file; nil when it cannot be read or is larger.
    static func read(_ path: String, maximumBytes: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return read(descriptor, maximumBytes: maximumBytes)
    }

    /// The rest of an open file; nil when it cannot be read or is larger.
    static func read(_ descriptor: Int32, maximumBytes: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= maximumBytes {
            let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: block[..<count])
            } else if errno != EINTR {
                return nil
            }
        }
        return nil
    }
}
