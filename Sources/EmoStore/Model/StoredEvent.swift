// A durable event, as it is told to subscribers and paged; its data are never words of a user.

/// An event as stored.
public struct StoredEvent: Hashable, Sendable {
    /// Its place.
    public let position: EventPosition
    /// When it happened.
    public let time: Timestamp
    /// Its topic, such as `speech.analyzed`.
    public let topic: String
    /// The user it is about, nil when it is about the installation.
    public let userID: UUIDv7?
    /// Its data, a JSON object without text of users.
    public let dataJSON: String

    static let columns = "epoch, seq, created_at, topic, user_id, data"

    init(_ row: any SQLRow) throws {
        position = EventPosition(epoch: try row.integer(0), seq: try row.integer(1))
        time = try row.time(2)
        topic = try row.text(3)
        userID = try row.optional(4, row.id)
        dataJSON = try row.text(5)
    }

    /// An event at its place; only the repository makes those that are stored.
    package init(position: EventPosition, time: Timestamp, topic: String, userID: UUIDv7?, dataJSON: String) {
        self.position = position
        self.time = time
        self.topic = topic
        self.userID = userID
        self.dataJSON = dataJSON
    }
}
