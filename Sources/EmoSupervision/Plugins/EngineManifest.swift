// What is known of a plugin before any of its code runs: the file `<id>.engine.json` beside it.
import EmoJSON

/// The facts of a plugin, read strictly from its manifest.
public struct EngineManifest: Sendable, Equatable {
    /// One model file.
    public struct ModelFile: Sendable, Equatable {
        /// Its name below the model directory.
        public let name: String
        /// Lower-case hexadecimal.
        public let sha256: String
        /// Its size.
        public let bytes: UInt64
        /// An SPDX expression, or the name of the licence.
        public let licence: String
    }

    /// The major version of the plugin ABI this daemon speaks.
    public static let abiMajor: UInt32 = 1
    /// Manifests are at most this long.
    public static let maximumBytes = 256 << 10

    /// Such as `stt.sherpa`: lower-case letters, digits, `.`, `-` and `_`.
    public let id: String
    /// What it does.
    public let kind: EngineKind
    /// The engine's own version.
    public let version: String
    /// The ABI it was compiled against.
    public let abiMajor: UInt32
    /// The minor version of that ABI.
    public let abiMinor: UInt32
    /// File name of the shared library beside the manifest.
    public let library: String
    /// The library's hash, lower-case hexadecimal; nil when the manifest has none.
    public let librarySHA256: String?
    /// BCP 47 tags.
    public let languages: [String]
    /// Hz the engine wants its audio in; nil for an engine that does not listen.
    public let sampleRate: UInt32?
    /// Requests it works on at the same time.
    public let concurrency: Int
    /// The engine's own labels; only for emotion.
    public let labels: [String]
    /// Absolute, or relative to the daemon's directory of models; nil for an engine without models.
    public let modelDirectory: String?
    /// What lies there.
    public let modelFiles: [ModelFile]
    /// The author's estimate of resident memory.
    public let memoryBytes: UInt64
    /// Whether it wants to open network connections.
    public let needsNetwork: Bool
    /// Whether it wants to start programs.
    public let needsExec: Bool
    /// Names of options whose values are files that it wants to read.
    public let fileOptions: [String]
    /// JSON Schema of its options; nil for an engine without options.
    public let configurationSchema: JSONValue?

    /// Reads a manifest.
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - file: its name: `<id>.engine.json`, which `id` must agree with.
    /// - Throws: `engine.manifest_invalid`, naming file and key; `engine.abi_mismatch`.
    public init(bytes: [UInt8], file: String) throws(EngineError) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw EngineError(
                .manifestInvalid, "\(file) is not JSON.", hint: "Check it with: python3 -m json.tool \(file)")
        }
        var reader = try ManifestReader(value, file: file)
        id = try reader.text("id")
        guard Self.isID(id) else { throw reader.error("id", "may have only a-z, 0-9, '.', '-' and '_'") }
        guard file == "\(id).engine.json" else {
            throw reader.error("id", "differs from the name of the file")
        }
        let kindName = try reader.text("kind")
        guard let kind = EngineKind(rawValue: kindName) else {
            throw reader.error("kind", "must be stt, emotion or buddy")
        }
        self.kind = kind
        version = try reader.text("version")
        (abiMajor, abiMinor) = try Self.abi(&reader)
        library = try reader.text("library")
        guard Self.isFileName(library) else {
            throw reader.error("library", "must be a file name without a folder")
        }
        librarySHA256 = try reader.optionalText("library_sha256")
        if let librarySHA256, !Self.isSHA256(librarySHA256) {
            throw reader.error("library_sha256", "must be 64 lower-case hexadecimal digits")
        }
        languages = try reader.optionalTexts("languages") ?? []
        sampleRate = try reader.optionalNumber("sample_rate", in: 4_000...384_000).map(UInt32.init)
        if kind == .speechToText, sampleRate == nil { throw reader.error("sample_rate", "is missing") }
        concurrency = Int(try reader.optionalNumber("concurrency", in: 1...16) ?? 1)
        labels = try reader.optionalTexts("labels") ?? []
        modelDirectory = try reader.optionalText("model_directory")
        modelFiles = try Self.modelFiles(&reader)
        if modelDirectory == nil, !modelFiles.isEmpty { throw reader.error("model_directory", "is missing") }
        memoryBytes = try reader.optionalNumber("memory_bytes", in: 0...(1 << 40)) ?? 0
        var needs = try reader.optionalObject("needs")
        needsNetwork = try needs?.optionalFlag("network") ?? false
        needsExec = try needs?.optionalFlag("exec") ?? false
        fileOptions = try needs?.optionalTexts("files") ?? []
        try needs?.finish()
        configurationSchema = reader.optionalAny("config_schema")
        try reader.finish()
        try checkABI(file)
    }

    /// Checks what the plugin says of itself (`describe`) against the manifest.
    /// - Throws: `engine.manifest_invalid`, naming the key that differs.
    public func agree(withDescription json: String) throws(EngineError) {
        guard let value = JSONValue(parsing: json) else {
            throw EngineError(
                .manifestInvalid, "What \(id) says of itself is not JSON.",
                hint: "Run emo-validate on the plugin.")
        }
        var reader = try ManifestReader(value, file: "describe of \(id)")
        try same("id", id, try reader.text("id"))
        try same("kind", kind.rawValue, try reader.text("kind"))
        try same("version", version, try reader.text("version"))
        if let rate = try reader.optionalNumber("sample_rate", in: 0...384_000), kind == .speechToText {
            try same("sample_rate", sampleRate.map(String.init) ?? "none", String(rate))
        }
        if let described = try reader.optionalTexts("labels"), !described.isEmpty || !labels.isEmpty {
            try same("labels", labels.joined(separator: " "), described.joined(separator: " "))
        }
    }

    private func same(_ key: String, _ manifest: String, _ described: String) throws(EngineError) {
        guard manifest == described else {
            throw EngineError(
                .manifestInvalid,
                "The manifest of \(id) and the plugin differ in \(key): '\(manifest.prefix(80))' and "
                    + "'\(described.prefix(80))'.",
                hint: "Install the plugin and its manifest from one build.")
        }
    }

    private func checkABI(_ file: String) throws(EngineError) {
        guard abiMajor == Self.abiMajor else {
            throw EngineError(
                .abiMismatch, "\(file): abi.major is \(abiMajor), this daemon speaks \(Self.abiMajor).",
                hint: "Install the build of \(id) for plugin ABI \(Self.abiMajor).")
        }
    }
}

extension EngineManifest {
    private static func abi(_ reader: inout ManifestReader) throws(EngineError) -> (UInt32, UInt32) {
        guard var abi = try reader.optionalObject("abi") else { throw reader.error("abi", "is missing") }
        let versions = 0...UInt64(UInt32.max)
        let pair = (
            UInt32(try abi.number("major", in: versions)), UInt32(try abi.number("minor", in: versions))
        )
        try abi.finish()
        return pair
    }

    private static func modelFiles(_ reader: inout ManifestReader) throws(EngineError) -> [ModelFile] {
        var files: [ModelFile] = []
        for var entry in try reader.optionalObjects("model_files") ?? [] {
            let file = ModelFile(
                name: try entry.text("name"), sha256: try entry.text("sha256"),
                bytes: try entry.number("bytes", in: 0...(1 << 40)), licence: try entry.text("licence"))
            guard isRelativePath(file.name) else {
                throw entry.error("name", "must stay inside model_directory")
            }
            guard isSHA256(file.sha256) else {
                throw entry.error("sha256", "must be 64 lower-case hexadecimal digits")
            }
            try entry.finish()
            files.append(file)
        }
        return files
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count <= 64 && text.utf8.first != UInt8(ascii: ".")
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || ".-_".utf8.contains($0)
            }
    }

    private static func isFileName(_ text: String) -> Bool {
        !text.utf8.contains(0x2F) && isRelativePath(text)
    }

    private static func isRelativePath(_ text: String) -> Bool {
        text.split(separator: "/", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
    }

    private static func isSHA256(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
