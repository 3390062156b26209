// Opening a database, in the only safe order: look for an unclean stop, judge the log, check, back up, migrate, then open the
// connections of the threads.

/// The connections of a store, ready to be given to its threads.
struct StoreOpening {
    let writing: SQLiteConnection
    let reading: [SQLiteConnection]
    let checkpointing: SQLiteConnection?
    let schemaVersion: Int
    let migration: StoreMigration?
    /// The database had not been closed in order, and was checked.
    let stoppedUncleanly: Bool
    /// What was found wrong with the write-ahead log.
    let logDamage: LogDamage?

    /// A file beside the database that is there while it is open: found at the start, it tells of a stop that was none.
    static let markerSuffix = "-open"

    static func open(_ configuration: StoreConfiguration) throws -> StoreOpening {
        let busy = configuration.busyTimeoutMilliseconds
        switch configuration.location {
        case .memory:
            let writing = try SQLiteConnection(.memory, mode: .readWrite, busyTimeoutMilliseconds: busy)
            let prepared = try prepare(writing, path: nil, damage: nil, configuration)
            return StoreOpening(
                writing: writing, reading: [], checkpointing: nil, schemaVersion: prepared.version,
                migration: nil, stoppedUncleanly: false, logDamage: nil)
        case .file(let path):
            // A log that is still there was not folded in by a clean stop either.
            let stoppedUncleanly =
                FileSystem.size(of: path + markerSuffix) != nil
                || (FileSystem.size(of: path + "-wal") ?? 0) > 0
            let damage =
                stoppedUncleanly ? try LogDamage.setAside(path, now: configuration.clock()) : nil
            try FileSystem.createPrivately(path)
            try FileSystem.mark(path + markerSuffix)
            let writing = try SQLiteConnection(.file(path), mode: .readWrite, busyTimeoutMilliseconds: busy)
            if stoppedUncleanly { try writing.checkIntegrity() }
            let prepared = try prepare(writing, path: path, damage: damage, configuration)
            let readers = try (0..<min(max(configuration.readerCount, 1), 8)).map { _ in
                try SQLiteConnection(.file(path), mode: .readOnly, busyTimeoutMilliseconds: busy)
            }
            let checkpointing = try SQLiteConnection(
                .file(path), mode: .readWrite, busyTimeoutMilliseconds: busy)
            return StoreOpening(
                writing: writing, reading: readers, checkpointing: checkpointing,
                schemaVersion: prepared.version, migration: prepared.migration,
                stoppedUncleanly: stoppedUncleanly, logDamage: damage)
        }
    }

    /// Migrates, makes the first epoch of events and the end of the audit log, and finds out whether the keys fit.
    private static func prepare(
        _ connection: SQLiteConnection, path: String?, damage: LogDamage?, _ configuration: StoreConfiguration
    ) throws -> (version: Int, migration: StoreMigration?) {
        let now = configuration.clock()
        let busy = configuration.busyTimeoutMilliseconds
        let migrator = Migrator(
            migrations: configuration.migrations, programVersion: configuration.programVersion, now: now)
        var backup: (schema: Int, path: String)?
        let version = try migrator.migrate(connection) { current in
            guard let path else { return }
            let copy = "\(path).schema-\(current).\(now.millisecondsSince1970)"
            try StoreBackup.write(connection, to: copy) { copy in
                try SQLiteConnection(.file(copy), mode: .inspect, busyTimeoutMilliseconds: busy)
                    .checkIntegrity()
            }
            backup = (current, copy)
        }
        try connection.transaction {
            let context = TransactionContext(
                connection: connection, protection: configuration.textProtection, now: now)
            if try connection.first("SELECT 1 FROM event_counter", [], { try $0.int(0) }) == nil {
                try EventRepository<ReadWrite>(context: context).beginEpoch()
                try AuditHead.write(AuditCheckpoint(seq: 0, hash: AuditRow.genesis), context)
            } else if backup?.schema == 1 {
                // Before its second version the schema had no seal.
                let head = try AuditHead.read(context)
                try AuditHead.write(
                    AuditCheckpoint(seq: head?.seq ?? 0, hash: head?.hash ?? AuditRow.genesis), context)
            }
            try refuseForeignKeys(context)
            if let damage {
                // Numbers of events may have been given that are not kept: under a new epoch none is given twice.
                if damage.lostCommits > 0 { try EventRepository<ReadWrite>(context: context).beginEpoch() }
                try AuditRepository<ReadWrite>(context: context).append(damage.auditEntry)
            }
            if let note = try RestoreNote.take(connection) {
                try AuditRepository<ReadWrite>(context: context).append(note.auditEntry)
            }
        }
        return (
            version, backup.map { StoreMigration(from: $0.schema, to: version, backupPath: $0.path) }
        )
    }

    /// Another master key would seal new text beside old text that it does not open, and another keyring the same.
    private static func refuseForeignKeys(_ context: TransactionContext) throws {
        if let seal = try AuditHead.read(context)?.seal, !context.recognizes(seal) {
            throw StoreError(
                .sealedText, "The database was written with another master key.",
                hint: "Give the service that key: the file master.key or the credential emod_master_key.")
        }
        let keys = try context.connection.all(
            "SELECT id, wrapped_data_key FROM users WHERE wrapped_data_key IS NOT NULL ORDER BY id DESC LIMIT 100"
        ) { (id: try $0.id(0), wrapped: try $0.blob(1)) }
        guard keys.isEmpty || keys.contains(where: { context.opens($0.wrapped, for: $0.id) }) else {
            throw StoreError(
                .sealedText, "No user's key opens: the keyring is missing or another one.",
                hint: "Put the newest copy of user.keys back beside the database.")
        }
    }
}
