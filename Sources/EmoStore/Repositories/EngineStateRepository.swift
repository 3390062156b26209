// What is remembered of an engine across restarts: whether an administrator has disabled it, whether it is
// quarantined and why, and the hashes of the files that this was found with.

/// What is remembered of one engine.
public struct EngineStateRecord: Hashable, Sendable {
    /// The engine's identifier, such as `stt.sherpa`.
    public var engine: String
    /// Whether an administrator has disabled it.
    public var isDisabled: Bool
    /// Since when it is quarantined, nil when it is not.
    public var quarantinedAt: Timestamp?
    /// Why, newest last; codes and short sentences without text of users.
    public var reasons: [String]
    /// SHA-256 of its files in hexadecimal, by file name.
    public var fileHashes: [String: String]

    /// Describes what to remember.
    public init(
        engine: String, isDisabled: Bool = false, quarantinedAt: Timestamp? = nil, reasons: [String] = [],
        fileHashes: [String: String] = [:]
    ) {
        self.engine = engine
        self.isDisabled = isDisabled
        self.quarantinedAt = quarantinedAt
        self.reasons = reasons
        self.fileHashes = fileHashes
    }

    static let columns = "engine, is_disabled, quarantined_at, reasons, file_hashes"

    init(_ row: any SQLRow) throws {
        engine = try row.text(0)
        isDisabled = try row.flag(1)
        quarantinedAt = try row.optional(2, row.time)
        reasons = try row.list(3, of: String.self)
        fileHashes = try row.json(4, as: [String: String].self)
    }
}

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
