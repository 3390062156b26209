// Puts a backup in the place of a database that no daemon uses. At every moment a whole database lies under its name, the one before or the
// one restored; the one before is kept aside with all that belongs to it.

#if canImport(Glibc)
    import Glibc
#endif

/// Restores backups.
public enum StoreRestore {
    /// What was done.
    public struct Outcome: Sendable {
        /// The backup.
        public let backup: BackupFile
        /// Where the database before is kept; nil when there was none.
        public let replaced: String?
    }

    /// Restores the backup at `path` into a state directory.
    ///
    /// Events are numbered in a new epoch from then on, so that no place is given twice; the daemon writes the restoring
    /// into the audit log, whose end only it can seal, when it opens the database.
    ///
    /// - Throws: ``StoreError``: as ``BackupFile/verify(_:)``; `storage.in_use` when a daemon uses the directory; `storage.full` or
    ///   `storage.unavailable`. Then nothing was replaced.
    public static func restore(_ path: String, into directory: String, now: Timestamp = .now()) throws
        -> Outcome
    {
        let lock = try lock(directory)
        defer { withExtendedLifetime(lock) {} }
        let backup = try BackupFile.verify(path)
        let database = directory + "/" + StateFiles.database
        let temporary = database + ".restoring"
        do {
            try FileSystem.copy(path, to: temporary, ownedLike: directory)
            try beginAnew(temporary, now: now)
            let replaced = try keepAside(database, as: database + ".replaced-\(now.millisecondsSince1970)")
            try FileSystem.publish(temporary, as: database)
            return Outcome(backup: backup, replaced: replaced)
        } catch {
            for suffix in ["", "-wal", "-shm"] { FileSystem.remove(temporary + suffix) }
            throw error
        }
    }

    private static func lock(_ directory: String) throws -> StateLock {
        do throws(StateLock.Refusal) {
            return try StateLock(directory: directory)
        } catch {
            switch error {
            case .held:
                throw StoreError(
                    .inUse, "A daemon uses \(directory).", hint: "Stop it first: sudo systemctl stop emod")
            case .system(let number):
                throw StoreError(
                    .unavailable, "\(directory) cannot be used: \(String(cString: strerror(number))).",
                    hint: "Name the state directory with --state-dir, and run as its owner or as root.")
            }
        }
    }

    /// What happens from now on happens to another database than before.
    private static func beginAnew(_ path: String, now: Timestamp) throws {
        let connection = try SQLiteConnection(.file(path), mode: .readWrite, busyTimeoutMilliseconds: 0)
        try connection.transaction {
            let context = TransactionContext(
                connection: connection, protection: PlainTextProtection(), now: now)
            try EventRepository<ReadWrite>(context: context).beginEpoch()
            try RestoreNote(userID: getuid()).leave(connection)
        }
        // Closing it does the same again, should anybody be in the way.
        _ = try connection.emptyLog()
    }

    /// Gives the database a second name, takes its log with it, and leaves it under its first name until the other one takes it.
    private static func keepAside(_ database: String, as aside: String) throws -> String? {
        guard FileSystem.size(of: database) != nil else { return nil }
        try FileSystem.link(database, as: aside)
        if FileSystem.size(of: database + "-wal") != nil {
            try FileSystem.link(database + "-wal", as: aside + "-wal")
        }
        // A log that was written for one database must never be found beside another.
        for suffix in ["-wal", "-shm", StoreOpening.markerSuffix] { FileSystem.remove(database + suffix) }
        return aside
    }
}
