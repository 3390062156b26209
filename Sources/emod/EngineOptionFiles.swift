// The options of engines: one file `<id>.json` an engine, a JSON object. What is in it is the engine's business and checked there; that it is
// a JSON object, and small, is checked here.
import EmoProtocol
import FoundationEssentials
import Glibc

/// Reads the options of engines.
enum EngineOptionFiles {
    private static let maximumBytes = 65_536

    /// The options by engine id; empty where there is no such directory.
    static func read(_ directory: String) throws(StartFailure) -> [String: String] {
        guard access(directory, F_OK) == 0 else { return [:] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw failure(directory, "cannot be read")
        }
        var options: [String: String] = [:]
        for name in names where name.hasSuffix(".json") && !name.hasPrefix(".") {
            options[String(name.dropLast(5))] = try object(directory + "/" + name)
        }
        return options
    }

    private static func object(_ path: String) throws(StartFailure) -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw failure(path, "cannot be read")
        }
        guard bytes.count <= maximumBytes else { throw failure(path, "is larger than \(maximumBytes) bytes") }
        guard let value = try? JSONParser.parse([UInt8](bytes)), value.object != nil else {
            throw failure(path, "is not a JSON object")
        }
        return value.text
    }

    private static func failure(_ path: String, _ problem: String) -> StartFailure {
        StartFailure(
            code: "config.engine_options", message: "\(path) \(problem)",
            hint: "correct the file, or name another folder with engines.options_directory",
            isConfiguration: true)
    }
}
