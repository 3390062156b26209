// What opening a store has changed of its database.

/// A database that had an older schema and was brought to this program's.
public struct StoreMigration: Sendable, Equatable {
    /// The schema version it had.
    public let from: Int
    /// The schema version it has.
    public let to: Int
    /// The copy that was made before.
    public let backupPath: String
}
