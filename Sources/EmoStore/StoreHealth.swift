// What an operator needs to know of the store at a glance.

/// The state of a store at one moment.
public struct StoreHealth: Sendable {
    /// The schema version of the database.
    public let schemaVersion: Int
    /// Size of the database in bytes, free pages included.
    public let sizeBytes: Int64
    /// Pages of the database.
    public let pageCount: Int64
    /// Size of the write-ahead log's file in bytes; 0 in memory.
    public let logBytes: Int64
    /// When the last checkpoint ended, nil before the first since the start.
    public let lastCheckpoint: Timestamp?
    /// Why the last checkpoint failed, nil when it did not; the log grows until one succeeds.
    public let checkpointFailure: StoreError?
    /// Writes that wait.
    public let queueDepth: Int
    /// Writes that may wait.
    public let queueLimit: Int
    /// Commits since the start.
    public let commits: Int
    /// Why a write is refused at the moment; nil when the store is writable.
    public let writeFailure: StoreError?
    /// Why reads are refused at the moment; nil when the store is readable.
    public let readFailure: StoreError?

    /// The last damage that an operation has met since the start; the rest of the database may well be read and written.
    public let damage: StoreError?

    /// Whether a write has just become durable.
    public var isWritable: Bool { writeFailure == nil }
    /// Whether a read has just been answered.
    public var isReadable: Bool { readFailure == nil }
}
