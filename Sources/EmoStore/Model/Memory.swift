// Something that EmoBuddy remembers of a user until the user lets it be forgotten.

/// A remembered fact.
public struct Memory: Hashable, Sendable {
    /// The identifier; sorts by time.
    public let id: UUIDv7
    /// When it was stored.
    public let createdAt: Timestamp
    /// Whose memory it is.
    public let userID: UUIDv7
    /// What kind of fact: `name`, `plan`, `person` …, as the engine says.
    public let kind: String
    /// The fact; nil once forgotten. Sealed.
    public let text: String?
    /// The message it was learnt from, while that exists.
    public let sourceMessageID: UUIDv7?
    /// When it was forgotten.
    public let forgottenAt: Timestamp?

    /// The kind of the one row that holds whom the user would call: kept and sealed as a memory, and no memory of EmoBuddy's.
    public static let contactKind = "trusted_contact"

    static let columns = "id, created_at, user_id, kind, text, source_message_id, forgotten_at"

    init(_ row: any SQLRow, _ context: TransactionContext) throws {
        let id = try row.id(0)
        let userID = try row.id(2)
        self.id = id
        createdAt = try row.time(1)
        self.userID = userID
        kind = try row.text(3)
        text = try row.optional(4) { try context.openText(row.blob($0), Self.location(userID, id)) }
        sourceMessageID = try row.optional(5, row.id)
        forgottenAt = try row.optional(6, row.time)
    }

    static func location(_ user: UUIDv7, _ id: UUIDv7) -> TextLocation {
        TextLocation(user: user, table: "memories", row: id.description, column: "text")
    }
}
