// One subscription of one connection: decides what its subscriber may see, and sends it in order. The lock is held while messages are
// handed to the connection, which only queues them: so the writer's thread and the connection's loop cannot change places.
import EmoProtocol
import EmoStore
import EmoTransport
import Synchronization

/// A subscriber.
final class EventSubscription: Sendable {
    /// Its name on the connection.
    let id = UUIDv7().description
    /// The request that it was made by: whose identity counts, and where events go.
    let context: RequestContext
    private let visibility: EventVisibility
    private let topics: [String]
    private let history: EventHistory
    private let ended: @Sendable (EventSubscription) -> Void
    private let state: Mutex<State>

    private struct State {
        var flow: EventFlow
        /// Reads the next page; ended with the subscription.
        var reading: Task<Void, Never>?
    }

    /// - Parameter ended: called when it has ended by itself.
    init(
        _ context: RequestContext, visibility: EventVisibility, topics: [String], after start: EventPosition,
        queueLimit: Int, history: EventHistory, ended: @escaping @Sendable (EventSubscription) -> Void
    ) {
        self.context = context
        self.visibility = visibility
        self.topics = topics
        self.history = history
        self.ended = ended
        state = Mutex(State(flow: EventFlow(after: start, queueLimit: queueLimit)))
    }

    /// Begins to send.
    func begin() { advance { $0.begin() } }

    /// Takes an event that has become durable.
    func happened(_ event: StoredEvent) {
        guard visibility.allows(event), topics.isEmpty || topics.contains(event.topic) else { return }
        advance { $0.happened(event) }
    }

    /// Ends it; nothing more is sent.
    func end() {
        let reading = state.withLock { state in
            state.flow.end()
            return state.reading
        }
        reading?.cancel()
    }

    /// Ends it because its identity is not good any more, and says so.
    func end(for error: ProtocolError) {
        end()
        context.connection.notify(
            Notification.eventEnded.name, ["subscription_id": .string(id), "code": .string(error.code)])
    }

    private func advance(_ step: (inout EventFlow) -> [EventFlow.Action]) {
        let hasEnded = state.withLock { state in
            step(&state.flow).reduce(false) { perform($1, &state) || $0 }
        }
        if hasEnded { ended(self) }
    }

    /// True when the subscription has ended with the action.
    private func perform(_ action: EventFlow.Action, _ state: inout State) -> Bool {
        switch action {
        case .send(let events):
            for event in events {
                var parameters = event.json
                parameters["subscription_id"] = .string(id)
                context.connection.notify(Notification.event.name, parameters) { [weak self] in
                    self?.advance { $0.taken() }
                }
            }
            return false
        case .read(let place):
            state.reading = Task { [weak self] in await self?.read(after: place) }
            return false
        case .endAsLagging(let place):
            context.connection.notify(
                Notification.eventLagged.name, ["subscription_id": .string(id), "since": place.json])
            return true
        }
    }

    private func read(after place: EventPosition) async {
        do {
            let page = try await history.page(
                after: place, topics: topics, visibility: visibility, limit: EventFlow.pageCount)
            advance { $0.read(page.events, latest: page.latest) }
        } catch is CancellationError {
            return
        } catch {
            // What was to be sent cannot be read, or is kept no more: the subscriber begins again, and then hears why.
            end(for: ProtocolError(mapping: error))
            ended(self)
        }
    }
}

extension EventPosition {
    /// The place on the wire.
    var json: JSONValue { ["epoch": .integer(epoch), "seq": .integer(seq)] }
}

extension StoredEvent {
    /// The event on the wire.
    var json: JSONObject {
        [
            "epoch": .integer(position.epoch), "seq": .integer(position.seq), "time": .string(time.rfc3339),
            "topic": .string(topic), "data": (try? JSONParser.parse(Array(dataJSON.utf8))) ?? [:],
        ]
    }
}
