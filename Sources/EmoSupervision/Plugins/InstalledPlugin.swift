// A plugin found on disk whose manifest and files passed every check that needs none of its code.

/// A plugin that may be started.
public struct InstalledPlugin: Sendable, Equatable {
    /// Its facts.
    public let manifest: EngineManifest
    /// Absolute path of the shared library.
    public let libraryPath: String
    /// Absolute path of the models; nil for an engine without models.
    public let modelDirectory: String?
    /// SHA-256 of the manifest file, lower-case hexadecimal: the host checks that it reads the same one.
    public let manifestSHA256: String
    /// SHA-256 of the library: what quarantine is remembered by.
    public let librarySHA256: String
    /// Changes when the library, the manifest or a model file is replaced, appears or disappears.
    public let fingerprint: Int

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
