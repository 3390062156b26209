// Messages of EmoBuddy sessions, in their order. A message is found only through its session's owner.

/// The messages, within a transaction.
public struct MessageRepository<Access: StoreAccess> {
    let context: TransactionContext

    private static var source: String {
        "emo_buddy_messages m JOIN emo_buddy_sessions s ON s.id = m.session_id"
    }

    /// Messages of the owner's session after the given place, in order.
    ///
    /// - Parameters:
    ///   - after: the last place already read; 0 for the beginning.
    ///   - limit: at most so many.
    public func list(session: UUIDv7, owner: UUIDv7, after: Int = 0, limit: Int = 500) throws
        -> [BuddyMessage]
    {
        try context.connection.all(
            """
            SELECT \(BuddyMessage.columns) FROM \(Self.source)
            WHERE m.session_id = ? AND s.user_id = ? AND m.message_order > ? ORDER BY m.message_order LIMIT ?
            """, [SQLValue(session), SQLValue(owner), SQLValue(after), SQLValue(limit)]
        ) { try BuddyMessage($0, owner: owner, context) }
    }

    /// The last `count` messages of the owner's session, in order.
    public func last(_ count: Int, session: UUIDv7, owner: UUIDv7) throws -> [BuddyMessage] {
        try context.connection.all(
            """
            SELECT \(BuddyMessage.columns) FROM \(Self.source)
            WHERE m.session_id = ? AND s.user_id = ? ORDER BY m.message_order DESC LIMIT ?
            """, [SQLValue(session), SQLValue(owner), SQLValue(count)]
        ) { try BuddyMessage($0, owner: owner, context) }.reversed()
    }
}

extension MessageRepository where Access == ReadWrite {
    /// Appends a message to the owner's session and counts it there.
    ///
    /// - Returns: the message with its place, nil when the owner has no such session.
    public func append(_ message: NewMessage, owner: UUIDv7) throws -> BuddyMessage? {
        let connection = try context.connection
        let counted = try connection.run(
            """
            UPDATE emo_buddy_sessions SET message_count = message_count + 1,
                user_messages = user_messages + ?, bot_responses = bot_responses + ?, last_activity_at = ?
            WHERE id = ? AND user_id = ?
            """,
            [
                SQLValue(message.isUserMessage), SQLValue(!message.isUserMessage), SQLValue(context.now),
                SQLValue(message.sessionID), SQLValue(owner),
            ])
        guard counted == 1 else { return nil }
        let last = try connection.first(
            "SELECT max(message_order) FROM emo_buddy_messages WHERE session_id = ?",
            [SQLValue(message.sessionID)]
        ) { try $0.optional(0, $0.int) }
        let stored = BuddyMessage(
            id: UUIDv7(at: context.now), createdAt: context.now, order: ((last ?? nil) ?? 0) + 1,
            content: message)
        try insert(stored, owner: owner, connection)
        return stored
    }

    private func insert(_ message: BuddyMessage, owner: UUIDv7, _ connection: any SQLConnection) throws {
        let content = message.content
        try connection.run(
            """
            INSERT INTO emo_buddy_messages (id, created_at, session_id, message_order, is_user_message,
                message_text, sentiment, emotion_detected, crisis_indicators, technique_used,
                response_category, response_time_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(message.id), SQLValue(message.createdAt), SQLValue(message.sessionID),
                SQLValue(message.order), SQLValue(content.isUserMessage),
                try context.seal(content.text, BuddyMessage.location(owner, message.id)),
                SQLValue(content.sentiment), SQLValue(content.emotionDetected),
                try .list(content.crisisIndicators),
                SQLValue(content.techniqueUsed), SQLValue(content.responseCategory),
                SQLValue(content.responseTimeMilliseconds),
            ])
    }
}
