// One message of an EmoBuddy session, of the user or of EmoBuddy.

/// A stored message.
public struct BuddyMessage: Hashable, Sendable {
    /// The identifier; sorts by time.
    public let id: UUIDv7
    /// When it was stored.
    public let createdAt: Timestamp
    /// The session.
    public let sessionID: UUIDv7
    /// Its place in the session, from 1, without gaps at the time of writing.
    public let order: Int
    /// What was said and what is known of it.
    public let content: NewMessage

    static let columns = """
        m.id, m.created_at, m.session_id, m.message_order, m.is_user_message, m.message_text, m.sentiment,
        m.emotion_detected, m.crisis_indicators, m.technique_used, m.response_category, m.response_time_ms
        """

    init(_ row: any SQLRow, owner: UUIDv7, _ context: TransactionContext) throws {
        let id = try row.id(0)
        self.id = id
        createdAt = try row.time(1)
        sessionID = try row.id(2)
        order = try row.int(3)
        content = NewMessage(
            sessionID: sessionID, isUserMessage: try row.flag(4),
            text: try context.openText(row.blob(5), Self.location(owner, id)),
            sentiment: try row.optional(6, row.text), emotionDetected: try row.optional(7, row.text),
            crisisIndicators: try row.list(8, of: String.self), techniqueUsed: try row.optional(9, row.text),
            responseCategory: try row.optional(10, row.text),
            responseTimeMilliseconds: try row.optional(11, row.int))
    }

    init(id: UUIDv7, createdAt: Timestamp, order: Int, content: NewMessage) {
        self.id = id
        self.createdAt = createdAt
        sessionID = content.sessionID
        self.order = order
        self.content = content
    }

    static func location(_ owner: UUIDv7, _ id: UUIDv7) -> TextLocation {
        TextLocation(user: owner, table: "emo_buddy_messages", row: id.description, column: "message_text")
    }
}
