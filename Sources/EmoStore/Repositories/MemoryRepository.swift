// What EmoBuddy remembers. Every question names the owner; forgetting destroys the text and keeps the fact
// that there was one.

/// The memories, within a transaction.
public struct MemoryRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The owner's memory of that identifier, forgotten or not.
    public func find(_ id: UUIDv7, owner: UUIDv7) throws -> Memory? {
        try context.connection.first(
            "SELECT \(Memory.columns) FROM memories WHERE id = ? AND user_id = ?",
            [SQLValue(id), SQLValue(owner)]
        ) { try Memory($0, context) }
    }

    /// The owner's memories that are not forgotten, newest first.
    public func list(owner: UUIDv7, _ page: PageRequest = PageRequest()) throws -> Page<Memory> {
        let rows = try context.connection.all(
            """
            SELECT \(Memory.columns) FROM memories
            WHERE user_id = ? AND forgotten_at IS NULL AND kind <> ? AND id < ? ORDER BY id DESC LIMIT ?
            """,
            [SQLValue(owner), SQLValue(Memory.contactKind), page.bound, SQLValue(page.limit + 1)]
        ) { try Memory($0, context) }
        return Page(rows: rows, limit: page.limit, id: \.id)
    }

    /// Whether the owner had something forgotten at `time` or later.
    public func hasForgotten(since time: Timestamp, owner: UUIDv7) throws -> Bool {
        try context.connection.first(
            "SELECT 1 FROM memories WHERE user_id = ? AND forgotten_at >= ? AND kind <> ? LIMIT 1",
            [SQLValue(owner), SQLValue(time), SQLValue(Memory.contactKind)]
        ) { _ in true } ?? false
    }

    /// Whom the owner said they would call; nil when they named nobody.
    public func contact(owner: UUIDv7) throws -> Memory? {
        try context.connection.first(
            """
            SELECT \(Memory.columns) FROM memories
            WHERE user_id = ? AND kind = ? AND forgotten_at IS NULL ORDER BY id DESC LIMIT 1
            """, [SQLValue(owner), SQLValue(Memory.contactKind)]
        ) { try Memory($0, context) }
    }
}

extension MemoryRepository where Access == ReadWrite {
    /// Remembers a fact.
    public func insert(owner: UUIDv7, kind: String, text: String, sourceMessageID: UUIDv7? = nil) throws
        -> Memory
    {
        let id = UUIDv7(at: context.now)
        try context.connection.run(
            """
            INSERT INTO memories (id, created_at, user_id, kind, text, source_message_id)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(id), SQLValue(context.now), SQLValue(owner), SQLValue(kind),
                try context.seal(text, Memory.location(owner, id)), SQLValue(sourceMessageID),
            ])
        guard let stored = try find(id, owner: owner) else {
            throw StoreError.corrupt("A memory just stored is missing.")
        }
        return stored
    }

    /// Forgets a memory for good.
    ///
    /// - Returns: whether the owner had it and it was not forgotten before.
    @discardableResult
    public func forget(_ id: UUIDv7, owner: UUIDv7) throws -> Bool {
        try context.connection.run(
            """
            UPDATE memories SET text = NULL, forgotten_at = ?
            WHERE id = ? AND user_id = ? AND forgotten_at IS NULL
            """,
            [SQLValue(context.now), SQLValue(id), SQLValue(owner)]) > 0
    }

    /// Forgets all memories of the owner; whom they would call is not one of them.
    ///
    /// - Returns: how many.
    public func forgetAll(owner: UUIDv7) throws -> Int {
        try context.connection.run(
            """
            UPDATE memories SET text = NULL, forgotten_at = ?
            WHERE user_id = ? AND kind <> ? AND forgotten_at IS NULL
            """, [SQLValue(context.now), SQLValue(owner), SQLValue(Memory.contactKind)])
    }

    /// Forgets whom the owner would call.
    ///
    /// - Returns: whether there was somebody.
    @discardableResult
    public func forgetContact(owner: UUIDv7) throws -> Bool {
        try context.connection.run(
            """
            UPDATE memories SET text = NULL, forgotten_at = ?
            WHERE user_id = ? AND kind = ? AND forgotten_at IS NULL
            """, [SQLValue(context.now), SQLValue(owner), SQLValue(Memory.contactKind)]) > 0
    }
}
