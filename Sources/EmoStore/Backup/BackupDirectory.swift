// The directory where a daemon keeps its backups: names sort by time, and only so many stay.

/// Backups of one database.
public struct BackupDirectory: Sendable {
    private static let prefix = "emod-"
    private static let suffix = ".db"

    private let path: String
    private let keptCount: Int

    /// - Parameters:
    ///   - path: the directory; made at the first backup.
    ///   - keptCount: so many stay, the newest; at least 1.
    public init(path: String, keptCount: Int) {
        self.path = path
        self.keptCount = max(keptCount, 1)
    }

    /// A new backup of what the store holds now.
    ///
    /// - Returns: its name in the directory, and what it holds.
    /// - Throws: ``StoreError`` as ``Store/backUp(to:)``.
    public func add(_ store: Store, at time: Timestamp = .now()) async throws -> (
        name: String, file: BackupFile
    ) {
        try FileSystem.makePrivateDirectory(path)
        let name = Self.prefix + time.rfc3339.split(separator: ":").joined(separator: "-") + Self.suffix
        let file = try await store.backUp(to: path + "/" + name)
        // The new one is whole before an old one goes.
        for old in try names().dropLast(keptCount) { FileSystem.remove(path + "/" + old) }
        return (name, file)
    }

    /// The names of the backups, oldest first.
    public func names() throws -> [String] {
        try FileSystem.names(in: path).filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }
            .sorted()
    }
}
