// Takes the fields of one JSON object of a manifest, strictly: every error names the file and the key.
import EmoJSON

/// Reads one object, key by key; what was not asked for is refused at the end.
struct ManifestReader {
    let file: String
    let path: String
    private let object: JSONObject
    private var taken: Set<String> = []

    /// - Parameters:
    ///   - file: the file's name, for errors.
    ///   - path: where the object lies in it, such as `abi.`; empty for the whole.
    init(_ value: JSONValue, file: String, path: String = "") throws(EngineError) {
        guard case .object(let object) = value else {
            throw Self.error(file, path.isEmpty ? "the whole" : String(path.dropLast()), "must be an object")
        }
        self.file = file
        self.path = path
        self.object = object
    }

    mutating func text(_ key: String) throws(EngineError) -> String {
        guard let text = try optionalText(key) else { throw error(key, "is missing") }
        return text
    }

    mutating func optionalText(_ key: String) throws(EngineError) -> String? {
        guard let value = take(key) else { return nil }
        guard case .string(let text) = value, !text.isEmpty else {
            throw error(key, "must be a text, not empty")
        }
        return text
    }

    mutating func number(_ key: String, in range: ClosedRange<UInt64>) throws(EngineError) -> UInt64 {
        guard let number = try optionalNumber(key, in: range) else { throw error(key, "is missing") }
        return number
    }

    mutating func optionalNumber(_ key: String, in range: ClosedRange<UInt64>) throws(EngineError) -> UInt64?
    {
        guard let value = take(key) else { return nil }
        guard let whole = value.whole(as: UInt64.self), range.contains(whole) else {
            throw error(key, "must be a whole number, \(range.lowerBound)…\(range.upperBound)")
        }
        return whole
    }

    mutating func optionalFlag(_ key: String) throws(EngineError) -> Bool? {
        guard let value = take(key) else { return nil }
        guard case .bool(let flag) = value else { throw error(key, "must be true or false") }
        return flag
    }

    mutating func optionalTexts(_ key: String) throws(EngineError) -> [String]? {
        guard let value = take(key) else { return nil }
        guard case .array(let values) = value else { throw error(key, "must be a list of texts") }
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value, !text.isEmpty else {
                throw error(key, "must be a list of texts")
            }
            texts.append(text)
        }
        return texts
    }

    mutating func optionalObject(_ key: String) throws(EngineError) -> ManifestReader? {
        guard let value = take(key) else { return nil }
        return try ManifestReader(value, file: file, path: "\(path)\(key).")
    }

    mutating func optionalObjects(_ key: String) throws(EngineError) -> [ManifestReader]? {
        guard let value = take(key) else { return nil }
        guard case .array(let values) = value else { throw error(key, "must be a list of objects") }
        var readers: [ManifestReader] = []
        for (index, value) in values.enumerated() {
            readers.append(try ManifestReader(value, file: file, path: "\(path)\(key)[\(index)]."))
        }
        return readers
    }

    mutating func optionalAny(_ key: String) -> JSONValue? { take(key) }

    /// Refuses keys nobody asked for.
    func finish() throws(EngineError) {
        if let unknown = object.members.map(\.key).filter({ !taken.contains($0) }).min() {
            throw error(unknown, "is not known")
        }
    }

    func error(_ key: String, _ problem: String) -> EngineError { Self.error(file, path + key, problem) }

    private mutating func take(_ key: String) -> JSONValue? {
        taken.insert(key)
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    private static func error(_ file: String, _ key: String, _ problem: String) -> EngineError {
        EngineError(
            .manifestInvalid, "\(file): \(key) \(problem).",
            hint: "Correct the manifest; emo-validate checks it together with its plugin.")
    }
}
