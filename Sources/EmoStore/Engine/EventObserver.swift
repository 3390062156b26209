// Who is told of events that have become durable. The writer's thread reads it between two commits.

import Synchronization

/// The place of the one observer.
final class EventObserver: Sendable {
    private let observer = Mutex<(@Sendable ([StoredEvent]) -> Void)?>(nil)

    /// Takes the observer's place.
    func set(_ body: @escaping @Sendable ([StoredEvent]) -> Void) { observer.withLock { $0 = body } }

    /// Tells the observer, if there is one.
    func tell(_ events: [StoredEvent]) { observer.withLock { $0 }?(events) }
}
