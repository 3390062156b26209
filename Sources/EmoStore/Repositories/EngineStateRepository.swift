// What is remembered of an engine across restarts: whether an administrator has disabled it, whether it is
// quarantined and why, and the hashes of the files that this was found with.

/// The remembered engines, within a transaction.
public struct EngineStateRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// What is remembered of an engine.
    public func find(_ engine: String) throws -> EngineStateRecord? {
        try context.connection.first(
            "SELECT \(EngineStateRecord.columns) FROM engine_state WHERE engine = ?", [SQLValue(engine)],
            EngineStateRecord.init)
    }

    /// Everything that is remembered, by engine.
    public func list() throws -> [EngineStateRecord] {
        try context.connection.all(
            "SELECT \(EngineStateRecord.columns) FROM engine_state ORDER BY engine", [],
            EngineStateRecord.init)
    }
}

extension EngineStateRepository where Access == ReadWrite {
    /// Remembers the state of an engine, in place of what was remembered before.
    public func set(_ state: EngineStateRecord) throws {
        try context.connection.run(
            """
            INSERT INTO engine_state (engine, created_at, updated_at, is_disabled, quarantined_at, reasons,
                file_hashes)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (engine) DO UPDATE SET updated_at = excluded.updated_at,
                is_disabled = excluded.is_disabled, quarantined_at = excluded.quarantined_at,
                reasons = excluded.reasons, file_hashes = excluded.file_hashes
            """,
            [
                SQLValue(state.engine), SQLValue(context.now), SQLValue(context.now),
                SQLValue(state.isDisabled),
                SQLValue(state.quarantinedAt), try .list(state.reasons), try .json(state.fileHashes),
            ])
    }

    /// Forgets an engine.
    @discardableResult
    public func remove(_ engine: String) throws -> Bool {
        try context.connection.run("DELETE FROM engine_state WHERE engine = ?", [SQLValue(engine)]) > 0
    }
}
