// Looks for plugins on disk. Blocking: runs on a thread of its own, never on the event loop.
// Invariant: no file is named as a plugin that others than root and the daemon's user could have written.
import Glibc

/// Scans plugin directories.
public struct PluginDirectory: Sendable {
    /// What a scan found.
    public struct Scan: Sendable, Equatable {
        /// By id; of several of one id the one in the first directory.
        public var plugins: [String: InstalledPlugin] = [:]
        /// What was refused.
        public var findings: [PluginFinding] = []
    }

    /// The end of a manifest's file name.
    public static let manifestSuffix = ".engine.json"

    private let directories: [String]
    private let modelsDirectory: String
    private let daemonUser: UInt32

    /// - Parameters:
    ///   - directories: where plugins lie, the most important first; one that does not exist is passed over.
    ///   - modelsDirectory: the root of relative model directories.
    ///   - daemonUser: besides root the only user whose files are trusted.
    public init(directories: [String], modelsDirectory: String, daemonUser: UInt32 = geteuid()) {
        self.directories = directories
        self.modelsDirectory = modelsDirectory
        self.daemonUser = daemonUser
    }

    /// Reads every manifest and checks its library; hashes libraries, not models.
    public func scan() -> Scan {
        var scan = Scan()
        for directory in directories {
            guard let facts = FileFacts(path: directory), facts.isDirectory else { continue }
            if let problem = facts.distrust(daemonUser: daemonUser) {
                scan.findings.append(
                    PluginFinding(path: directory, id: nil, error: Self.untrusted(directory, problem)))
                continue
            }
            for name in Self.manifests(in: directory) {
                let id = String(name.dropLast(Self.manifestSuffix.count))
                guard scan.plugins[id] == nil else { continue }
                do throws(EngineError) {
                    scan.plugins[id] = try plugin(directory: directory, name: name)
                } catch {
                    scan.findings.append(PluginFinding(path: "\(directory)/\(name)", id: id, error: error))
                }
            }
        }
        return scan
    }

    private func plugin(directory: String, name: String) throws(EngineError) -> InstalledPlugin {
        let path = "\(directory)/\(name)"
        let manifestFacts = try trusted(path)
        guard let bytes = FileContent.read(path: path, limit: EngineManifest.maximumBytes),
            let manifestSHA256 = FileContent.sha256(of: bytes)
        else {
            throw EngineError(
                .manifestInvalid,
                "\(name) cannot be read or is longer than \(EngineManifest.maximumBytes) bytes.",
                hint: "Look at it with: ls -l \(path)")
        }
        let manifest = try EngineManifest(bytes: bytes, file: name)
        let libraryPath = "\(directory)/\(manifest.library)"
        let libraryFacts = try trusted(libraryPath)
        guard let librarySHA256 = FileContent.sha256(path: libraryPath) else {
            throw Self.missing(libraryPath)
        }
        if let stated = manifest.librarySHA256, stated != librarySHA256 {
            throw EngineError(
                .manifestInvalid, "\(name): library_sha256 differs from that of \(manifest.library).",
                hint: "Install the plugin and its manifest from one build.")
        }
        let modelDirectory = manifest.modelDirectory.map {
            $0.hasPrefix("/") ? $0 : "\(modelsDirectory)/\($0)"
        }
        var hasher = Hasher()
        hasher.combine(manifestFacts)
        hasher.combine(libraryFacts)
        for file in manifest.modelFiles {
            hasher.combine(modelDirectory.flatMap { FileFacts(path: "\($0)/\(file.name)") })
        }
        return InstalledPlugin(
            manifest: manifest, libraryPath: libraryPath, libraryOrigin: directory,
            modelDirectory: modelDirectory,
            manifestSHA256: manifestSHA256, librarySHA256: librarySHA256, fingerprint: hasher.finalize())
    }

    private func trusted(_ path: String) throws(EngineError) -> FileFacts {
        guard let facts = FileFacts(path: path), facts.isRegular else { throw Self.missing(path) }
        if let problem = facts.distrust(daemonUser: daemonUser) { throw Self.untrusted(path, problem) }
        return facts
    }

    private static func missing(_ path: String) -> EngineError {
        EngineError(
            .manifestInvalid, "\(path) is not there or cannot be read.",
            hint: "Install the library beside its manifest.")
    }

    private static func untrusted(_ path: String, _ problem: String) -> EngineError {
        EngineError(
            .untrustedFile, "\(path) \(problem).",
            hint: "Make it root's and writable by nobody else: chown root \(path) && chmod go-w \(path)")
    }

    private static func manifests(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(manifestSuffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
