// Who sees which events; nobody sees those of another user. The condition in SQL and the one in memory are written side by side, for
// what is read again and what is told live must be the same.

/// Which events someone may see.
public enum EventVisibility: Hashable, Sendable {
    /// All of them; for the daemon itself.
    case everything
    /// Those about one user only.
    case user(UUIDv7)
    /// Those about one user, and those about the installation with one of these topics.
    case member(UUIDv7, topics: [String])
    /// Those about one user, and all about the installation.
    case administrator(UUIDv7)
    /// Those about the installation only.
    case installation

    /// Whether this event may be seen.
    public func allows(_ event: StoredEvent) -> Bool {
        switch self {
        case .everything: true
        case .user(let id): event.userID == id
        case .member(let id, let topics):
            event.userID == id || event.userID == nil && topics.contains(event.topic)
        case .administrator(let id): event.userID == id || event.userID == nil
        case .installation: event.userID == nil
        }
    }

    /// The same as a condition on a row, with its values.
    var condition: (sql: String, values: [SQLValue]) {
        switch self {
        case .everything: ("1 = 1", [])
        case .user(let id): ("user_id = ?", [SQLValue(id)])
        case .member(let id, let topics):
            (
                "(user_id = ? OR user_id IS NULL AND \(Self.isOne(of: topics)))",
                [SQLValue(id)] + topics.map { SQLValue($0) }
            )
        case .administrator(let id): ("(user_id = ? OR user_id IS NULL)", [SQLValue(id)])
        case .installation: ("user_id IS NULL", [])
        }
    }

    /// The condition that a row's topic is one of these.
    static func isOne(of topics: [String]) -> String {
        topics.isEmpty ? "1 = 0" : "topic IN (\(topics.map { _ in "?" }.joined(separator: ", ")))"
    }
}
