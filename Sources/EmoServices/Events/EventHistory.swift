// Events that are kept, a page at a time. A place that this database never gave, and one after which events are missing, are refused: who
// goes on from there would miss something without knowing.
import EmoProtocol
import EmoStore

/// A page of events.
struct EventPage: Sendable {
    /// In order.
    var events: [StoredEvent]
    /// The last place that had been given when the page was read, seen by the asker or not.
    var latest: EventPosition
}

/// Reads events back.
struct EventHistory: Sendable {
    let store: Store

    /// Events after a place.
    /// - Parameter place: nil for the oldest that are kept.
    /// - Throws: `event.unknown_position`, `event.expired`, `StoreError`.
    func page(
        after place: EventPosition?, topics: [String], visibility: EventVisibility, limit: Int
    ) async throws -> EventPage {
        try await store.read { transaction in
            let latest = try transaction.events.latest()
            if let place {
                try Self.check(place, latest: latest, oldest: try transaction.events.oldest())
            }
            return EventPage(
                events: try transaction.events.list(
                    after: place, topics: topics, visibility: visibility, limit: limit), latest: latest)
        }
    }

    /// The last place that was given.
    func latest() async throws -> EventPosition { try await store.read { try $0.events.latest() } }

    /// Refuses a place from which one cannot go on without a gap.
    static func check(_ place: EventPosition, latest: EventPosition, oldest: EventPosition?)
        throws(ProtocolError)
    {
        guard place.epoch == latest.epoch, place.seq <= latest.seq else {
            throw ProtocolError(.eventUnknownPosition, details: ["latest": latest.json])
        }
        // What is kept has no holes, so the next event is there or nothing is newer.
        let first = oldest ?? EventPosition(epoch: latest.epoch, seq: latest.seq + 1)
        let next = EventPosition(epoch: place.epoch, seq: place.seq + 1)
        guard first <= next else {
            throw ProtocolError(
                .eventExpired, details: ["oldest": first.json])
        }
    }
}
