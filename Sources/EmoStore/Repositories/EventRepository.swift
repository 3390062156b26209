// Durable events: appended in the transaction of what they tell of, numbered without reuse, paged, trimmed.

/// The events, within a transaction.
public struct EventRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The place of the last event ever appended; its number is 0 when there was none in this epoch.
    public func latest() throws -> EventPosition {
        let found = try context.connection.first("SELECT epoch, last_seq FROM event_counter") {
            EventPosition(epoch: try $0.integer(0), seq: try $0.integer(1))
        }
        guard let found else { throw StoreError.corrupt("The event counter is missing.") }
        return found
    }

    /// The place of the oldest event still kept, nil when there is none. Whoever asks for events from before
    /// it has missed some.
    public func oldest() throws -> EventPosition? {
        try context.connection.first("SELECT epoch, seq FROM events ORDER BY epoch, seq LIMIT 1") {
            EventPosition(epoch: try $0.integer(0), seq: try $0.integer(1))
        }
    }

    /// Events after a place, in order.
    ///
    /// - Parameters:
    ///   - position: the last place already seen; nil for the oldest kept.
    ///   - topics: only these topics; all when empty.
    ///   - visibility: what the asker may see.
    ///   - limit: at most so many, 1…1000.
    public func list(
        after position: EventPosition?, topics: [String] = [], visibility: EventVisibility, limit: Int = 100
    ) throws -> [StoredEvent] {
        let who = visibility.condition
        let which = topics.isEmpty ? "" : " AND " + EventVisibility.isOne(of: topics)
        let from = position ?? EventPosition(epoch: 0, seq: 0)
        return try context.connection.all(
            """
            SELECT \(StoredEvent.columns) FROM events WHERE (epoch, seq) > (?, ?) AND \(who.sql)\(which)
            ORDER BY epoch, seq LIMIT ?
            """,
            [.integer(from.epoch), .integer(from.seq)] + who.values + topics.map { SQLValue($0) }
                + [SQLValue(min(max(limit, 1), 1_000))], StoredEvent.init)
    }
}

extension EventRepository where Access == ReadWrite {
    /// Appends an event.
    ///
    /// - Parameters:
    ///   - topic: the topic.
    ///   - userID: the user it is about.
    ///   - dataJSON: a JSON object; never text of a user.
    /// - Returns: the event with its place, to be published after the transaction has committed.
    @discardableResult
    public func append(topic: String, userID: UUIDv7?, dataJSON: String) throws -> StoredEvent {
        let connection = try context.connection
        try connection.run("UPDATE event_counter SET last_seq = last_seq + 1", [])
        let event = StoredEvent(
            position: try latest(), time: context.now, topic: topic, userID: userID, dataJSON: dataJSON)
        try connection.run(
            "INSERT INTO events (\(StoredEvent.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .integer(event.position.epoch), .integer(event.position.seq), SQLValue(event.time),
                SQLValue(topic), SQLValue(userID), SQLValue(dataJSON),
            ])
        context.noteAppended(event)
        return event
    }

    /// Begins a new epoch, as after a restore; no place of it can have been given before.
    @discardableResult
    public func beginEpoch() throws -> EventPosition {
        let connection = try context.connection
        // The clock sets the number, so that an epoch begun after the backup was made is not begun again.
        let changed = try connection.run(
            "UPDATE event_counter SET epoch = CASE WHEN epoch >= ? THEN epoch + 1 ELSE ? END, last_seq = 0",
            [SQLValue(context.now), SQLValue(context.now)])
        if changed == 0 {
            try connection.run(
                "INSERT INTO event_counter (only_row, epoch, last_seq) VALUES (1, ?, 0)",
                [SQLValue(context.now)])
        }
        return try latest()
    }

    /// Deletes the oldest events: those from before a moment, and those beyond a number of the newest. What is kept has no holes: after
    /// the first event that stays, all stay, also where the clock was set back in between.
    ///
    /// - Parameters:
    ///   - time: events before it go.
    ///   - count: so many of the current epoch stay at most.
    ///   - limit: events deleted at most in this call.
    /// - Returns: how many were deleted.
    public func trim(before time: Timestamp, keeping count: Int = .max, limit: Int) throws -> Int {
        let connection = try context.connection
        let last = try latest()
        // The plus keeps SQLite from sorting all young events by the index of their times: the first of them is near the table's start.
        let young = try connection.first(
            "SELECT epoch, seq FROM events WHERE +created_at >= ? ORDER BY epoch, seq LIMIT 1",
            [SQLValue(time)]
        ) { EventPosition(epoch: try $0.integer(0), seq: try $0.integer(1)) }
        let byAge = young ?? EventPosition(epoch: last.epoch, seq: last.seq + 1)
        let surplus = last.seq - Int64(clamping: count)
        let first = surplus > 0 ? max(byAge, EventPosition(epoch: last.epoch, seq: surplus + 1)) : byAge
        return try connection.run(
            """
            DELETE FROM events WHERE (epoch, seq) IN
                (SELECT epoch, seq FROM events WHERE (epoch, seq) < (?, ?) ORDER BY epoch, seq LIMIT ?)
            """, [.integer(first.epoch), .integer(first.seq), SQLValue(limit)])
    }
}
