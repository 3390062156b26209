// event.* on the wire.
import EmoProtocol
import EmoStore

struct EventHarness: Harness {
    let service: EventService

    var operations: [String: Operation] {
        ["event.subscribe": subscribe, "event.unsubscribe": unsubscribe, "event.list": list]
    }

    private func subscribe(_ call: Call) async throws -> JSONValue {
        let made = try await service.subscribe(
            call.context, since: call.parameters.position("since"),
            topics: call.parameters.texts("topics") ?? [], visibility: try call.caller.visibleEvents())
        return [
            "subscription_id": .string(made.id), "position": made.position.json, "latest": made.latest.json,
        ]
    }

    private func unsubscribe(_ call: Call) async throws -> JSONValue {
        try service.unsubscribe(
            try call.parameters.requiredText("subscription_id"), connection: call.context.connection)
        return ["unsubscribed": true]
    }

    private func list(_ call: Call) async throws -> JSONValue {
        let limit = call.parameters.integer("limit") ?? 50
        let page = try await service.history.page(
            after: call.parameters.position("since"), topics: call.parameters.texts("topics") ?? [],
            visibility: try call.caller.visibleEvents(), limit: limit + 1)
        let items = page.events.prefix(limit)
        let next = page.events.count > limit ? items.last?.position : nil
        return [
            "items": .array(items.map { .object($0.json) }), "next": next?.json ?? .null,
            "latest": page.latest.json,
        ]
    }
}

extension Caller {
    /// One's own events and those about the installation: for administrators all, for others what everybody may know.
    fileprivate func visibleEvents() throws(ProtocolError) -> EventVisibility {
        let user = try user()
        guard !identity.isAdministrator else { return .administrator(user) }
        let open = EventTopic.all.filter { $0.audience == .everybody }.map(\.name)
        return .member(user, topics: open)
    }
}

extension Parameters {
    /// The place of an event; nil when it was left out.
    fileprivate func position(_ key: String) -> EventPosition? {
        guard let place = value(key), let epoch = place["epoch"]?.integer, let seq = place["seq"]?.integer
        else { return nil }
        return EventPosition(epoch: epoch, seq: seq)
    }
}
