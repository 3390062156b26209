// Where the programs under test are: laid out as they are installed, by tools/stage.
import Glibc

/// The staged installation.
public enum Stage {
    /// The root of the stage: EMO_STAGE, or `.build/stage` below the current directory.
    public static let root: String = {
        if let named = getenv("EMO_STAGE") { return String(cString: named) }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return ".build/stage" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            + "/.build/stage"
    }()

    /// The daemon.
    public static var emod: String { root + "/bin/emod" }
    /// The command line.
    public static var emoctl: String { root + "/bin/emoctl" }
    /// The program that runs one engine.
    public static var host: String { root + "/lib/emobuddy/emo-engine-host" }
    /// Where plugins and their manifests lie.
    public static var engines: String { root + "/lib/emobuddy/engines" }
    /// Where models lie.
    public static var models: String { root + "/share/emobuddy/models" }
}
