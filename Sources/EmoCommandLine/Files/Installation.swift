// Where emoctl is installed, and with it what belongs to it.
import Glibc

/// The installation that this program is part of.
public enum Installation {
    /// The folder that the program itself lies in; nil when the kernel does not tell.
    public static let programFolder: String? = {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let path = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return parent(of: path)
    }()

    /// The folder above it, with `share` and `lib`.
    public static var prefix: String? { programFolder.flatMap(parent) }

    private static func parent(of path: String) -> String? {
        path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
