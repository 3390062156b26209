// How a store is opened: where it lives, how much may wait, and who protects the texts.

/// The settings of a store.
public struct StoreConfiguration: Sendable {
    /// Where the data live.
    public enum Location: Hashable, Sendable {
        /// In a database file; its directory exists and is writable.
        case file(path: String)
        /// In memory only; everything is gone at the end.
        case memory
    }

    /// Where the data live.
    public var location: Location
    /// The program's version, noted with each schema step that it applies.
    public var programVersion: String
    /// How texts of users are kept.
    public var textProtection: any TextProtection
    /// Writes, and separately reads, that may wait; more are refused with `limit.queue_full`.
    public var queueLimit = 1_024
    /// Writes that share one commit at most.
    public var groupLimit = 256
    /// Threads and connections that read; 1…8. A store in memory reads on its writer thread.
    public var readerCount = 2
    /// How long an operation may wait for its turn before it is refused with `deadline.exceeded`, and then
    /// how long it may take before its caller is told `storage.unavailable`.
    public var operationTimeout: Duration = .seconds(30)
    /// How long to wait for another program that holds the database, in milliseconds.
    public var busyTimeoutMilliseconds = 2_000
    /// Pages in the write-ahead log from which on a checkpoint begins.
    public var checkpointPages = 1_000
    /// The clock of `created_at`, expiry and the like.
    public var clock: @Sendable () -> Timestamp = { .now() }

    /// The schema steps; tests give others.
    package var migrations = Migration.all

    /// Settings with the documented defaults.
    public init(location: Location, programVersion: String, textProtection: any TextProtection) {
        self.location = location
        self.programVersion = programVersion
        self.textProtection = textProtection
    }
}
