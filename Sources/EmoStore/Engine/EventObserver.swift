// Who is told of events that have become durable. The writer's thread reads it between two commits.

import Synchronization

/// The place of the one observer.
final class EventObserver: Sendable {
    /// In a structure of its own: a function that a `Mutex` holds by itself is wrapped once more whenever it is read (decision 0019).
    private struct Observer {
        let tell: @Sendable ([StoredEvent]) -> Void
    }

    private let observer = Mutex<Observer?>(nil)

    /// Takes the observer's place.
    func set(_ body: @escaping @Sendable ([StoredEvent]) -> Void) {
        observer.withLock { $0 = Observer(tell: body) }
    }

    /// Tells the observer, if there is one.
    func tell(_ events: [StoredEvent]) { observer.withLock { $0 }?.tell(events) }
}
