// Reads emod.toml: TOML by TOMLKit; unknown tables and keys are refused with line and key.
import Glibc
import TOMLKit

enum ConfigurationFile {
    /// The values of a file by key path.
    static func read(_ path: String) throws(ConfigurationFailure) -> [String: ConfigurationValue] {
        let text = try contents(of: path)
        let document: TOMLTable
        do {
            document = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw ConfigurationFailure(
                code: "config.syntax",
                description: "\(path):\(error.source.begin.line): not TOML: \(error.description)",
                hint: "correct the line")
        } catch {
            throw ConfigurationFailure(
                code: "config.syntax", description: "\(path): not TOML", hint: "correct the file")
        }
        var values: [String: ConfigurationValue] = [:]
        for section in document.keys {
            guard ConfigurationKey.all.contains(where: { $0.section == section }),
                let table = document[section]?.table
            else {
                throw unknown(section, in: path, text: text, section: nil)
            }
            for name in table.keys {
                guard
                    let key = ConfigurationKey.all.first(where: { $0.section == section && $0.name == name })
                else {
                    throw unknown(name, in: path, text: text, section: section)
                }
                let place = "\(path):\(line(of: name, section: section, in: text))"
                values[key.path] = try key.checked(value(table[name]), place: place)
            }
        }
        return values
    }

    private static func value(_ node: (any TOMLValueConvertible)?) -> ConfigurationValue? {
        if let text = node?.string { return .text(text) }
        if let number = node?.int { return .integer(number) }
        if let flag = node?.bool { return .flag(flag) }
        if let list = node?.array {
            let texts = list.compactMap { $0.string }
            if texts.count == list.count { return .list(texts) }
        }
        return nil
    }

    private static func unknown(_ name: String, in path: String, text: String, section: String?)
        -> ConfigurationFailure
    {
        let full = section.map { "\($0).\(name)" } ?? name
        return ConfigurationFailure(
            code: "config.unknown_key",
            description: "\(path):\(line(of: name, section: section, in: text)): unknown key \(full)",
            hint: "see the keys in /etc/emobuddy/emod.toml as shipped, or: emod --print-config")
    }

    /// The line a key or table stands on; the parser keeps positions of errors only. 1 when it cannot be told.
    private static func line(of name: String, section: String?, in text: String) -> Int {
        var current: String?
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("[") {
                current = String(line.dropFirst().prefix { $0 != "]" }).filter { $0 != " " }
                if section == nil, current == name { return index + 1 }
            } else if current == section || section.map({ line.hasPrefix($0 + ".") }) == true {
                let key = line.prefix { $0 != "=" && $0 != " " && $0 != "\t" }
                if key == name || key.hasSuffix("." + name) { return index + 1 }
            }
        }
        return 1
    }

    private static func contents(of path: String) throws(ConfigurationFailure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= 1_048_576 else { throw unreadable(path, "larger than 1 MiB") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable(path, "not UTF-8") }
        return text
    }

    private static func unreadable(_ path: String, _ reason: String) -> ConfigurationFailure {
        ConfigurationFailure(
            code: "config.unreadable", description: "\(path): \(reason)",
            hint: "name another file with --config FILE or EMOD_CONFIG")
    }
}
