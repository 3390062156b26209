// The configuration of emod: the environment above the file, the file above the defaults. Built once and not changed.

/// All settings of the daemon.
public struct Configuration: Sendable, Equatable {
    private let values: [String: ConfigurationValue]

    /// Reads the configuration.
    /// - Parameters:
    ///   - file: path of `emod.toml`; nil for the defaults alone.
    ///   - environment: `EMOD_…` variables, and `DATABASE_URL` of the system before.
    ///   - overrides: values by key path that come above everything, from the command line.
    /// - Throws: `ConfigurationFailure`.
    public init(
        file: String?, environment: [String: String] = [:], overrides: [String: ConfigurationValue] = [:]
    ) throws(ConfigurationFailure) {
        var values = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.path, $0.fallback) })
        if let file {
            for (path, value) in try ConfigurationFile.read(file) { values[path] = value }
        }
        for key in ConfigurationKey.all {
            if let text = environment[key.variable] { values[key.path] = try key.value(from: text) }
        }
        if let url = environment["DATABASE_URL"] {
            for (path, value) in try DatabaseURL.settings(url) { values[path] = value }
        }
        for (path, value) in overrides { values[path] = value }
        self.values = values
    }

    /// The text of a key.
    public func text(_ path: String) -> String {
        guard case .text(let value) = values[path] else { Self.misspelled(path, "text") }
        return value
    }

    /// The whole number of a key.
    public func integer(_ path: String) -> Int {
        guard case .integer(let value) = values[path] else { Self.misspelled(path, "number") }
        return value
    }

    /// The switch of a key.
    public func flag(_ path: String) -> Bool {
        guard case .flag(let value) = values[path] else { Self.misspelled(path, "switch") }
        return value
    }

    /// The list of a key.
    public func list(_ path: String) -> [String] {
        guard case .list(let value) = values[path] else { Self.misspelled(path, "list") }
        return value
    }

    /// The paths of the keys that have another value in `other`, in the order of the table.
    public func differences(from other: Configuration) -> [String] {
        ConfigurationKey.all.map(\.path).filter { values[$0] != other.values[$0] }
    }

    /// Every key of the table has a value of its type, checked when it was read; so only a path misspelled in the program leads here, and the
    /// first start of the daemon shows it.
    private static func misspelled(_ path: String, _ type: String) -> Never {
        preconditionFailure("no such \(type) key: \(path)")
    }
}

extension ConfigurationKey {
    /// Reads a value from the environment; a list is separated by colons or commas.
    func value(from text: String) throws(ConfigurationFailure) -> ConfigurationValue {
        switch fallback {
        case .text: return try checked(.text(text), place: variable)
        case .list: return .list(text.split { $0 == ":" || $0 == "," }.map(String.init))
        case .integer:
            guard let number = Int(text) else { throw wrongType(place: variable) }
            return try checked(.integer(number), place: variable)
        case .flag:
            switch text.lowercased() {
            case "true", "1", "yes": return .flag(true)
            case "false", "0", "no": return .flag(false)
            default: throw wrongType(place: variable)
            }
        }
    }

    /// Throws unless the value has the key's type and range.
    func checked(_ value: ConfigurationValue?, place: String) throws(ConfigurationFailure)
        -> ConfigurationValue
    {
        switch (fallback, value) {
        case (.text, .text(let text)):
            guard words.isEmpty || words.contains(text) else {
                throw outOfRange(place: place, "one of \(words.joined(separator: ", "))")
            }
        case (.integer, .integer(let number)):
            guard range.contains(number) else {
                throw outOfRange(place: place, "\(range.lowerBound) to \(range.upperBound)")
            }
        case (.flag, .flag), (.list, .list): break
        default: throw wrongType(place: place)
        }
        return value ?? fallback
    }

    private func wrongType(place: String) -> ConfigurationFailure {
        let expected =
            switch fallback {
            case .text: "text"
            case .integer: "a whole number"
            case .flag: "true or false"
            case .list: "a list of texts"
            }
        return ConfigurationFailure(
            code: "config.wrong_type", description: "\(place): \(path) must be \(expected)",
            hint: "correct it: \(summary)")
    }

    private func outOfRange(place: String, _ allowed: String) -> ConfigurationFailure {
        ConfigurationFailure(
            code: "config.out_of_range", description: "\(place): \(path) must be \(allowed)",
            hint: "correct it: \(summary)")
    }
}
