// Events as they happen: the store tells every event once it is durable, and each subscriber gets those it may see. A subscriber that reads
// too slowly is told and forgotten; nobody waits for it.
import EmoProtocol
import EmoStore
import EmoTransport
import Synchronization

/// Who is told what happens.
final class EventService: Sendable {
    /// After these, somebody's identity may not be good any more.
    private static let endsAccess: Set<String> = [EventTopic.tokenRevoked.name]

    let history: EventHistory
    private let identities: IdentityResolver
    private let limits: Limits
    /// By connection.
    private let subscriptions = Mutex<[UInt64: [EventSubscription]]>([:])

    /// Takes the place of the store's observer.
    init(store: Store, identities: IdentityResolver, limits: Limits) {
        history = EventHistory(store: store)
        self.identities = identities
        self.limits = limits
        store.observeEvents { [weak self] in self?.happened($0) }
    }

    /// Makes a subscription that begins once the request has been answered.
    /// - Parameter since: the last place already seen; nil for the last one there is.
    /// - Throws: `event.unknown_position`, `event.expired`, `limit.subscriptions`, `StoreError`.
    func subscribe(
        _ context: RequestContext, since: EventPosition?, topics: [String], visibility: EventVisibility
    ) async throws -> (id: String, position: EventPosition, latest: EventPosition) {
        let latest =
            if let since {
                try await history.page(after: since, topics: topics, visibility: visibility, limit: 1).latest
            } else {
                try await history.latest()
            }
        let subscription = EventSubscription(
            context, visibility: visibility, topics: topics, after: since ?? latest,
            queueLimit: limits.eventQueue, history: history
        ) { [weak self] in self?.remove($0) }
        try add(subscription)
        context.afterReply { subscription.begin() }
        return (subscription.id, since ?? latest, latest)
    }

    /// Ends a subscription of this connection.
    /// - Throws: `subscription.not_found`.
    func unsubscribe(_ id: String, connection: Connection) throws(ProtocolError) {
        guard let found = subscriptions.withLock({ $0[connection.id]?.first { $0.id == id } }) else {
            throw ProtocolError(.subscriptionNotFound)
        }
        remove(found)
        found.end()
    }

    /// The connection is gone, and its subscriptions with it.
    func removeAll(of connection: Connection) {
        let gone = subscriptions.withLock { $0.removeValue(forKey: connection.id) } ?? []
        for subscription in gone { subscription.end() }
    }

    /// Ends subscriptions whose identity is not good any more.
    func dismissStrangers() async {
        for subscription in subscriptions.withLock({ $0.values.flatMap { $0 } }) {
            do {
                let caller = try await identities.caller(of: subscription.context)
                if caller.userID == nil { throw ProtocolError(.authRequired) }
            } catch is StoreError {
                // A store in trouble says nothing about an identity: the next look may.
                continue
            } catch {
                remove(subscription)
                subscription.end(for: ProtocolError(mapping: error))
            }
        }
    }

    private func add(_ subscription: EventSubscription) throws(ProtocolError) {
        let connection = subscription.context.connection
        let added = subscriptions.withLock { subscriptions in
            // A request may outlive its connection by a moment: nothing is kept for one that is gone.
            guard !connection.isClosed,
                subscriptions[connection.id, default: []].count < limits.subscriptions
            else { return false }
            subscriptions[connection.id, default: []].append(subscription)
            return true
        }
        guard added else { throw ProtocolError(.subscriptions) }
    }

    private func remove(_ subscription: EventSubscription) {
        let connection = subscription.context.connection.id
        subscriptions.withLock { $0[connection]?.removeAll { $0 === subscription } }
    }

    /// On the writer's thread.
    private func happened(_ events: [StoredEvent]) {
        let subscribers = subscriptions.withLock { $0.values.flatMap { $0 } }
        guard !subscribers.isEmpty else { return }
        for event in events {
            for subscriber in subscribers { subscriber.happened(event) }
        }
        if events.contains(where: { Self.endsAccess.contains($0.topic) }) {
            // Owned by nobody, but bounded: one read for each subscription.
            Task { await dismissStrangers() }
        }
    }
}
