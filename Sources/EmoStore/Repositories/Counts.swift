// Counts for health screens and for EmoBuddy, which greets a returning user differently.

extension TokenRepository {
    /// Tokens that are valid now.
    public func activeCount() throws -> Int {
        try context.connection.first(
            "SELECT count(*) FROM tokens WHERE revoked_at IS NULL AND expires_at > ?", [SQLValue(context.now)]
        ) { try $0.int(0) } ?? 0
    }
}

extension SessionRepository {
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
