// Messages of EmoBuddy sessions, in their order. A message is found only through its session's owner.

/// How many of a user's messages in one window of a session had one emotion, and their sentiments.
public struct MessageTally: Sendable, Equatable {
    /// The window, from 0.
    public let window: Int
    /// One of the eight stored emotions; nil when none is known.
    public let emotion: String?
    /// Messages whose sentiment is known.
    public let count: Int
    /// Positive ones of them.
    public let positive: Int
    /// Negative ones of them.
    public let negative: Int

    /// Makes a tally.
    public init(window: Int, emotion: String?, count: Int, positive: Int, negative: Int) {
        self.window = window
        self.emotion = emotion
        self.count = count
        self.positive = positive
        self.negative = negative
    }
}

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

    /// Where a message of the owner stands; nil when it is no longer there.
    public func place(of id: UUIDv7, owner: UUIDv7) throws -> (session: UUIDv7, order: Int)? {
        try context.connection.first(
            "SELECT m.session_id, m.message_order FROM \(Self.source) WHERE m.id = ? AND s.user_id = ?",
            [SQLValue(id), SQLValue(owner)]
        ) { (session: try $0.id(0), order: try $0.int(1)) }
    }

    /// How the owner's latest sessions went, by what they said in them: newest first, only sessions with at least two messages of a known
    /// sentiment that have ended, or are the one given.
    ///
    /// - Returns: the share of negative messages, and the session's crisis flags.
    public func courses(owner: UUIDv7, ending session: UUIDv7, limit: Int) throws -> [(
        negative: Double, flags: [String]
    )] {
        try context.connection.all(
            """
            SELECT avg(CASE WHEN m.sentiment = 'NEGATIVE' THEN 1.0 ELSE 0.0 END), s.crisis_flags
            FROM \(Self.source)
            WHERE s.user_id = ? AND (s.session_end IS NOT NULL OR s.id = ?) AND s.id <= ?
                AND m.is_user_message = 1 AND m.sentiment IS NOT NULL
            GROUP BY s.id HAVING count(*) >= 2 ORDER BY s.id DESC LIMIT ?
            """, [SQLValue(owner), SQLValue(session), SQLValue(session), SQLValue(limit)]
        ) { (negative: try $0.real(0), flags: try $0.list(1, of: String.self)) }
    }

    /// What the owner said in one of their sessions, counted by windows of so many messages and by emotion, in order.
    public func tallies(session: UUIDv7, owner: UUIDv7, windowLength: Int) throws -> [MessageTally] {
        try context.connection.all(
            """
            SELECT (m.message_order - 1) / ?, m.emotion_detected, count(*),
                sum(CASE WHEN m.sentiment = 'POSITIVE' THEN 1 ELSE 0 END),
                sum(CASE WHEN m.sentiment = 'NEGATIVE' THEN 1 ELSE 0 END)
            FROM \(Self.source)
            WHERE m.session_id = ? AND s.user_id = ? AND m.is_user_message = 1 AND m.sentiment IS NOT NULL
            GROUP BY 1, 2 ORDER BY 1, 2
            """, [SQLValue(windowLength), SQLValue(session), SQLValue(owner)]
        ) {
            MessageTally(
                window: try $0.int(0), emotion: try $0.optional(1, $0.text), count: try $0.int(2),
                positive: try $0.int(3), negative: try $0.int(4))
        }
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
