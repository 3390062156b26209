// Questions over many rows: counts for health screens, and sessions that nobody goes on with.

extension TokenRepository {
    /// Tokens that are valid now.
    public func activeCount() throws -> Int {
        try context.connection.first(
            "SELECT count(*) FROM tokens WHERE revoked_at IS NULL AND expires_at > ?", [SQLValue(context.now)]
        ) { try $0.int(0) } ?? 0
    }
}

extension TokenRepository {
    /// Tokens that are valid now and were signed by a key.
    public func activeCount(signedBy keyID: String) throws -> Int {
        try context.connection.first(
            "SELECT count(*) FROM tokens WHERE key_id = ? AND revoked_at IS NULL AND expires_at > ?",
            [SQLValue(keyID), SQLValue(context.now)]
        ) { try $0.int(0) } ?? 0
    }
}

extension SessionRepository {
    /// Sessions that have not ended and in which nothing was said since `time`, the longest idle first; of all users.
    public func idle(since time: Timestamp, limit: Int) throws -> [(id: UUIDv7, owner: UUIDv7)] {
        try context.connection.all(
            """
            SELECT id, user_id FROM emo_buddy_sessions WHERE session_end IS NULL AND last_activity_at < ?
            ORDER BY last_activity_at LIMIT ?
            """, [SQLValue(time), SQLValue(limit)]
        ) { (id: try $0.id(0), owner: try $0.id(1)) }
    }

    /// Sessions that have not ended.
    public func activeCount() throws -> Int {
        try context.connection.first("SELECT count(*) FROM emo_buddy_sessions WHERE session_end IS NULL") {
            try $0.int(0)
        } ?? 0
    }

    /// Which of the user's sessions this is, from 1; a session not stored yet is the next one.
    public func number(of id: UUIDv7, owner: UUIDv7) throws -> Int {
        try context.connection.first(
            "SELECT count(*) FROM emo_buddy_sessions WHERE user_id = ? AND id < ?",
            [SQLValue(owner), SQLValue(id)]
        ) { try $0.int(0) + 1 } ?? 1
    }
}
