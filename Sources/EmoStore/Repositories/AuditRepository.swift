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

    /// Verifies a stretch of the log: numbers without gaps, hashes that fit, and at the end the noted and sealed
    /// head, so that rows cut off at the end are missed too, and a chain computed anew is found out.
    ///
    /// A whole database put back from an earlier day fits in itself; compare the last hash with one noted elsewhere
    /// to see that.
    ///
    /// - Parameters:
    ///   - checkpoint: where an earlier call stopped; nil for the beginning.
    ///   - limit: rows to verify in this call.
    ///   - isSealChecked: false where the keys are not at hand, as for a backup looked at by itself: then a chain that was
    ///     computed anew whole is not found out.
    public func verify(
        after checkpoint: AuditCheckpoint? = nil, limit: Int = 10_000, isSealChecked: Bool = true
    ) throws -> AuditVerification {
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
        return try compareWithHead(reached, isSealChecked: isSealChecked)
    }

    private static func flaw(of row: AuditRow, after reached: AuditCheckpoint) -> AuditVerification? {
        if row.seq != reached.seq + 1 { return .broken(seq: reached.seq + 1, reason: "the row was removed") }
        if row.previousHash != reached.hash {
            return .broken(seq: row.seq, reason: "the row does not follow from the one before it")
        }
        guard row.isSelfConsistent else { return .broken(seq: row.seq, reason: "the row was changed") }
        return row.entry == .tampering
            ? .broken(seq: row.seq, reason: "rows before it had been cut off or changed when it was written")
            : nil
    }

    private func compareWithHead(_ reached: AuditCheckpoint, isSealChecked: Bool) throws -> AuditVerification
    {
        guard let head = try AuditHead.read(context) else {
            return .broken(seq: reached.seq + 1, reason: "the noted end of the log is missing")
        }
        if head.seq > reached.seq { return .broken(seq: reached.seq + 1, reason: "the row was removed") }
        if head.seq < reached.seq { return .broken(seq: head.seq + 1, reason: "the row was inserted") }
        guard head.hash == reached.hash else {
            return .broken(seq: reached.seq, reason: "the row was changed")
        }
        return !isSealChecked || head.isGenuine(context)
            ? .intact(rows: reached.seq, lastHash: reached.hash)
            : .broken(seq: reached.seq + 1, reason: "the rows from here on were cut off, or all written anew")
    }
}

extension AuditRepository where Access == ReadWrite {
    /// Records an action.
    @discardableResult
    public func append(_ entry: AuditEntry) throws -> AuditRow {
        let head = try AuditHead.read(context)
        let last = try context.connection.first("SELECT max(seq) FROM audit_log") {
            try $0.optional(0, $0.integer)
        }
        let end = (last ?? nil) ?? 0
        // A row that somebody has put behind the end must not stand in the way of the next one.
        var reached = AuditCheckpoint(seq: max(head?.seq ?? 0, end), hash: head?.hash ?? AuditRow.genesis)
        if head?.seq != end || head?.isGenuine(context) != true {
            // From now on the chain would hold again: what happened to it before stays on record.
            let row = AuditRow(after: reached, time: context.now, entry: .tampering)
            try insert(row)
            reached = AuditCheckpoint(seq: row.seq, hash: row.hash)
        }
        let row = AuditRow(after: reached, time: context.now, entry: entry)
        try insert(row)
        try AuditHead.write(AuditCheckpoint(seq: row.seq, hash: row.hash), context)
        return row
    }

    /// Seals the end of the log anew, after the master key was changed; an end that is not genuine stays as it is.
    public func resealHead() throws {
        guard let head = try AuditHead.read(context), head.isGenuine(context) else { return }
        try AuditHead.write(AuditCheckpoint(seq: head.seq, hash: head.hash), context)
    }

    private func insert(_ row: AuditRow) throws {
        let entry = row.entry
        try context.connection.run(
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
    }
}

extension AuditEntry {
    /// What is recorded when the end of the log is found not to be as it was left.
    static let tampering = AuditEntry(
        actor: .init(kind: "system"), action: "audit.tampered", outcome: "audit.broken")
}
