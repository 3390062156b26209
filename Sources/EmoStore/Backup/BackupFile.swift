// Looks at a backup without a daemon and without changing it: is it whole, which program wrote it, does its audit log hold together.

/// What a backup holds.
public struct BackupFile: Sendable {
    /// Its size in bytes.
    public let sizeBytes: Int64
    /// SHA-256 of the file, in hexadecimal.
    public let sha256: String
    /// The schema version.
    public let schemaVersion: Int
    /// The program that made the last schema step.
    public let programVersion: String
    /// Rows of the audit log; its chain was verified, its seal was not, since the key is the daemon's.
    public let auditRows: Int64
    /// The last hash of the audit log's chain, in hexadecimal; compare it with one noted elsewhere.
    public let auditHash: String

    /// Verifies the backup at `path`.
    ///
    /// - Throws: ``StoreError`` with `storage.corrupt` when it is no database of emod, is damaged, or its audit log was changed;
    ///   `storage.newer_schema`; `storage.unavailable` when it cannot be read.
    public static func verify(_ path: String) throws -> BackupFile {
        let connection = try SQLiteConnection(.file(path), mode: .inspect, busyTimeoutMilliseconds: 0)
        let isOurs = try connection.first(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
        ) { try $0.int(0) }
        guard isOurs == 1 else { throw damaged("The file is a database, but not one of emod.") }
        try connection.checkIntegrity()
        let schema = try Migrator.newest(connection)
        try Migrator.refuseUnknown(try Migrator.applied(connection), known: Migration.all)
        let audit = try verifyAudit(connection)
        return BackupFile(
            sizeBytes: FileSystem.size(of: path) ?? 0, sha256: try FileSystem.sha256(of: path),
            schemaVersion: schema.version, programVersion: schema.program, auditRows: audit.rows,
            auditHash: FileSystem.hexadecimal(audit.lastHash))
    }

    private static func verifyAudit(_ connection: SQLiteConnection) throws -> (rows: Int64, lastHash: [UInt8])
    {
        let context = TransactionContext(
            connection: connection, protection: PlainTextProtection(), now: .now())
        let audit = AuditRepository<ReadOnly>(context: context)
        var checkpoint: AuditCheckpoint?
        while true {
            switch try audit.verify(after: checkpoint, isSealChecked: false) {
            case .intact(let rows, let lastHash): return (rows, lastHash)
            case .unfinished(let reached): checkpoint = reached
            case .broken(let seq, let reason):
                throw damaged("The audit log is broken at row \(seq): \(reason).")
            }
        }
    }

    private static func damaged(_ message: String) -> StoreError {
        StoreError(.corrupt, message, hint: "Use another backup.")
    }
}
