// What one subscriber is owed and when it may be sent: first what was missed, read page by page from the store, then what happens, handed
// over by the writer. A pure state machine: its functions return what is to be done.
import EmoStore

/// The way of events to one subscriber. Invariant: events are sent in the order of their places, each once, none left out; what is kept in
/// memory is at most a page, or so many events as the queue allows.
package struct EventFlow {
    /// What is to be done.
    package enum Action: Equatable {
        /// Read the next page after this place and call `read`.
        case read(after: EventPosition)
        /// Send these, and call `taken` for each that the client's kernel has taken.
        case send([StoredEvent])
        /// Tell the subscriber that it lags, and forget it.
        case endAsLagging(since: EventPosition)
    }

    /// Events of a page.
    package static let pageCount = 256
    /// Events that are on their way to the client at the same time.
    package static let window = 64

    private enum Mode {
        /// What was missed is not told yet. `hasNews`: something has happened since the last page was asked for.
        case replay(isReading: Bool, hasNews: Bool)
        case live
        case ended
    }

    private let queueLimit: Int
    private var mode = Mode.replay(isReading: false, hasNews: false)
    private var queue: ArraySlice<StoredEvent> = []
    private var inFlight = 0
    /// All up to here has been queued, or is not for this subscriber.
    private var reached: EventPosition
    private var sent: EventPosition

    /// - Parameters:
    ///   - start: the last place that the subscriber has seen.
    ///   - queueLimit: events that may wait for it while it is sent what happens.
    package init(after start: EventPosition, queueLimit: Int) {
        reached = start
        sent = start
        self.queueLimit = queueLimit
    }

    /// The subscriber may be sent to.
    package mutating func begin() -> [Action] { next() }

    /// Something has happened that the subscriber is to be told.
    package mutating func happened(_ event: StoredEvent) -> [Action] {
        switch mode {
        case .ended: return []
        case .replay(let isReading, _):
            mode = .replay(isReading: isReading, hasNews: true)
            return []
        case .live:
            guard event.position > reached else { return [] }
            guard queue.count < queueLimit else {
                mode = .ended
                queue = []
                return [.endAsLagging(since: sent)]
            }
            queue.append(event)
            reached = event.position
            return next()
        }
    }

    /// A page has been read.
    /// - Parameters:
    ///   - events: in order; fewer than ``pageCount`` when there are no more.
    ///   - latest: the last place that had been given when the page was read.
    package mutating func read(_ events: [StoredEvent], latest: EventPosition) -> [Action] {
        guard case .replay(true, let hasNews) = mode else { return [] }
        queue += events
        let isLast = events.count < Self.pageCount
        reached = max(reached, isLast ? latest : events.last?.position ?? reached)
        mode = isLast && !hasNews ? .live : .replay(isReading: false, hasNews: false)
        return next()
    }

    /// The client's kernel has taken one event.
    package mutating func taken() -> [Action] {
        inFlight -= 1
        return next()
    }

    /// Nothing more is to be sent.
    package mutating func end() {
        mode = .ended
        queue = []
    }

    private mutating func next() -> [Action] {
        var actions: [Action] = []
        let ready = queue.prefix(max(Self.window - inFlight, 0))
        if let last = ready.last {
            queue.removeFirst(ready.count)
            inFlight += ready.count
            sent = last.position
            actions.append(.send(Array(ready)))
        }
        if case .replay(false, _) = mode, queue.isEmpty {
            mode = .replay(isReading: true, hasNews: false)
            actions.append(.read(after: reached))
        }
        return actions
    }
}
