// The audit log: appended to in the transaction of what it records, never changed, and verified row by row.

/// The audit log, within a transaction.
public struct AuditRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// Recorded actions, newest first.
    ///
    /// - Parameters:
    ///   - before: only rows with smaller numbers; nil for the newest.
    ///   - limit: at most so many, 1…1000.
    public func list(before: Int64? = nil, limit: Int = 100) throws -> [AuditRow] {
        try context.connection.all(
            "SELECT \(AuditRow.columns) FROM audit_log WHERE seq < ? ORDER BY seq DESC LIMIT ?",
            [.integer(before ?? .max), SQLValue(min(max(limit, 1), 1_000))], AuditRow.init)
    }

    /// Verifies a stretch of the log: numbers without gaps, hashes that fit, and at the end the noted head,
    /// so that rows cut off at the end are missed too.
    ///
    /// Someone who can rewrite the whole database can also compute the whole chain anew; compare the last
    /// hash with one noted elsewhere to see that.
    ///
    /// - Parameters:
    ///   - checkpoint: where an earlier call stopped; nil for the beginning.
    ///   - limit: rows to verify in this call.
    public func verify(after checkpoint: AuditCheckpoint? = nil, limit: Int = 10_000) throws
        -> AuditVerification
    {
        let connection = try context.connection
        var reached = checkpoint ?? AuditCheckpoint(seq: 0, hash: AuditRow.genesis)
        var count = 0
        var broken: AuditVerification?
        try connection.forEach(
            "SELECT \(AuditRow.columns) FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?",
            [.integer(reached.seq), SQLValue(limit)]
        ) { row in
            guard let found = try? AuditRow(row) else {
                broken = .broken(seq: reached.seq + 1, reason: "a field holds a value of the wrong kind")
                return false
            }
            broken = Self.flaw(of: found, after: reached)
            guard broken == nil else { return false }
            reached = AuditCheckpoint(seq: found.seq, hash: found.hash)
            count += 1
            return true
        }
        if let broken { return broken }
        if count == limit { return .unfinished(reached) }
        return try compareWithHead(reached)
    }

    private static func flaw(of row: AuditRow, after reached: AuditCheckpoint) -> AuditVerification? {
        if row.seq != reached.seq + 1 { return .broken(seq: reached.seq + 1, reason: "the row was removed") }
        if row.previousHash != reached.hash {
            return .broken(seq: row.seq, reason: "the row does not follow from the one before it")
        }
        return row.isSelfConsistent ? nil : .broken(seq: row.seq, reason: "the row was changed")
    }

    private func compareWithHead(_ reached: AuditCheckpoint) throws -> AuditVerification {
        guard let head = try head() else {
            return reached.seq == 0
                ? .intact(rows: 0, lastHash: AuditRow.genesis)
                : .broken(seq: reached.seq, reason: "the noted end of the log is missing")
        }
        if head.seq > reached.seq { return .broken(seq: reached.seq + 1, reason: "the row was removed") }
        if head.seq < reached.seq { return .broken(seq: head.seq + 1, reason: "the row was inserted") }
        return head.hash == reached.hash
            ? .intact(rows: reached.seq, lastHash: reached.hash)
            : .broken(seq: reached.seq, reason: "the row was changed")
    }

    private func head() throws -> AuditCheckpoint? {
        try context.connection.first("SELECT seq, hash FROM audit_head") {
            AuditCheckpoint(seq: try $0.integer(0), hash: try $0.blob(1))
        }
    }
}

extension AuditRepository where Access == ReadWrite {
    /// Records an action.
    @discardableResult
    public func append(_ entry: AuditEntry) throws -> AuditRow {
        let connection = try context.connection
        let head = try head()
        let row = AuditRow(
            seq: (head?.seq ?? 0) + 1, time: context.now, entry: entry,
            previousHash: head?.hash ?? AuditRow.genesis)
        try connection.run(
            """
            INSERT INTO audit_log (\(AuditRow.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(row.seq), SQLValue(row.time), SQLValue(entry.actor.kind), SQLValue(entry.actor.user),
                SQLValue(entry.actor.service), SQLValue(entry.actor.uid.map { Int($0) }),
                SQLValue(entry.actor.pid.map { Int($0) }), SQLValue(entry.onBehalfOf), SQLValue(entry.action),
                SQLValue(entry.object), SQLValue(entry.outcome), SQLValue(entry.requestID),
                SQLValue(entry.durationMilliseconds), .blob(row.previousHash), .blob(row.hash),
            ])
        try connection.run(
            """
            INSERT INTO audit_head (only_row, seq, hash) VALUES (1, ?, ?)
            ON CONFLICT (only_row) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
            """, [.integer(row.seq), .blob(row.hash)])
        return row
    }
}
