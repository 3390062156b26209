// Methods about events: what happens is told as it happens, and what was missed is told first.

extension Method {
    static let events: [Method] = [
        Method(
            "event.subscribe",
            "Tells what was missed since a place, then what happens, as `event` notifications on this connection.",
            parameters: selection,
            result: .object([
                .required("subscription_id", .text("for event.unsubscribe; notifications carry it", 1...64)),
                .required("position", .position("notifications begin after this place")),
                .required("latest", .position("the last event there is; beyond it notifications are news")),
            ]), errors: [.eventUnknownPosition, .eventExpired, .subscriptions]),
        Method(
            "event.unsubscribe", "Ends a subscription of this connection.",
            parameters: [.required("subscription_id", .text("", 1...64))],
            result: .object([.required("unsubscribed", .boolean("always true"))]),
            errors: [.subscriptionNotFound]),
        Method(
            "event.list", "Events that are kept, oldest first.",
            parameters: selection + [.optional("limit", .integer("rows of a page; 50 by default", 1...500))],
            result: .object([
                .required("items", .list(.event)),
                .required("next", Schema.position("give it as `since` for the next page").orNull),
                .required("latest", .position("the last event there is, seen by the caller or not")),
            ]), errors: [.eventUnknownPosition, .eventExpired]),
    ]

    private static let selection: [Schema.Property] = [
        .optional(
            "topics",
            .list(
                .word(EventTopic.all.map(\.name), "a topic"), maximumCount: EventTopic.all.count,
                "only these topics; all by default")),
        .optional("since", .position("the last place already seen")),
    ]
}

extension Schema {
    /// The place of an event.
    static func position(_ summary: String) -> Schema {
        .object(
            [
                .required("epoch", .integer("the life of the database; another one after a restore")),
                .required("seq", .integer("the number of the event in it, from 1; 0 is before the first")),
            ], summary)
    }

    /// One event.
    static let event = Schema.object(eventFields)

    /// The members of an event.
    static let eventFields: [Property] = [
        .required("epoch", .integer("the life of the database")),
        .required("seq", .integer("the number in it")),
        .required("time", .time("when it happened")), .required("topic", .text("what has happened", 1...64)),
        .required("data", Schema(.map(Schema(.any)), "as the topic says")),
    ]
}
