// Left in a database that was put back without the daemon, for the daemon to write into the audit log: only it can seal the log's
// end. It lies in the header field of SQLite that is the application's own (user_version), so it goes with the transaction.

/// Who put the database back.
struct RestoreNote {
    /// The user of the system.
    let userID: UInt32

    /// Leaves the note.
    func leave(_ connection: any SQLConnection) throws {
        // 0 stands for no note.
        try connection.run("PRAGMA user_version = \(Int32(bitPattern: userID &+ 1))", [])
    }

    /// Takes the note away; nil when there is none.
    static func take(_ connection: any SQLConnection) throws -> RestoreNote? {
        guard let left = try connection.first("PRAGMA user_version", [], { try $0.int(0) }), left != 0 else {
            return nil
        }
        try connection.run("PRAGMA user_version = 0", [])
        return RestoreNote(userID: UInt32(bitPattern: Int32(truncatingIfNeeded: left)) &- 1)
    }

    var auditEntry: AuditEntry {
        AuditEntry(actor: .init(kind: "local", uid: userID), action: "backup.restore", outcome: "ok")
    }
}
