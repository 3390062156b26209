// Durable events and their places. A place is never given twice, not even after a restore: then a new epoch
// begins.

/// The place of an event: the epoch of the database and the number within it.
public struct EventPosition: Hashable, Comparable, Codable, Sendable {
    /// Names a life of the database; grows when a backup is restored.
    public let epoch: Int64
    /// Counts events within the epoch, from 1; 0 is before the first.
    public let seq: Int64

    /// Names a place.
    public init(epoch: Int64, seq: Int64) {
        self.epoch = epoch
        self.seq = seq
    }

    /// Earlier places come first.
    public static func < (left: EventPosition, right: EventPosition) -> Bool {
        (left.epoch, left.seq) < (right.epoch, right.seq)
    }
}

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

    init(position: EventPosition, time: Timestamp, topic: String, userID: UUIDv7?, dataJSON: String) {
        self.position = position
        self.time = time
        self.topic = topic
        self.userID = userID
        self.dataJSON = dataJSON
    }
}

/// Which events someone may see.
public enum EventVisibility: Hashable, Sendable {
    /// All of them.
    case everything
    /// Those about one user only.
    case user(UUIDv7)
    /// Those about the installation only.
    case installation
}
