// A plugin found on disk whose manifest and files passed every check that needs none of its code.

/// A plugin that may be started.
public struct InstalledPlugin: Sendable, Equatable {
    /// Its facts.
    public let manifest: EngineManifest
    /// Absolute path of the shared library; the manifest lies beside it.
    public let libraryPath: String
    /// The folder the library was installed in, which a retained copy looks for its own libraries in.
    public internal(set) var libraryOrigin: String
    /// Absolute path of the models; nil for an engine without models.
    public let modelDirectory: String?
    /// SHA-256 of the manifest file, lower-case hexadecimal: the host checks that it reads the same one.
    public let manifestSHA256: String
    /// SHA-256 of the library: what quarantine is remembered by.
    public let librarySHA256: String
    /// Changes when the library, the manifest or a model file is replaced, appears or disappears.
    public let fingerprint: Int

    /// Tells this build of the plugin from every other: a name for a folder.
    var buildID: String { "\(librarySHA256.prefix(16))-\(manifestSHA256.prefix(16))" }

    /// Absolute path of the manifest.
    var manifestPath: String { "\(folder)/\(manifest.id)\(PluginDirectory.manifestSuffix)" }

    /// True for a copy that the daemon has kept of what was installed before.
    var isRetained: Bool { libraryOrigin != folder }

    private var folder: Substring { libraryPath.dropLast(manifest.library.count + 1) }

    /// The hash for the hand-shake: empty when the library's name does not lead the host to the manifest.
    var linkedManifestSHA256: String { manifest.library == "\(manifest.id).so" ? manifestSHA256 : "" }
}

/// A file in a plugin directory that was refused.
public struct PluginFinding: Sendable, Equatable {
    /// Absolute path of the file or directory.
    public let path: String
    /// The engine's id as far as the file's name tells it.
    public let id: String?
    /// Why.
    public let error: EngineError
}
