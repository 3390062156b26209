// What the server says without being asked under an id.

/// A notification of the protocol.
public struct Notification: Sendable {
    /// Its method.
    public let name: String
    /// What it tells.
    public let summary: String
    /// The shape of its parameters.
    public let parameters: Schema

    /// Every notification.
    public static let all = [greeting, buddyDelta, event, eventLagged, eventEnded]

    static let greeting = Notification(
        name: Greeting.method, summary: "The first line of a connection: who the server is and its limits.",
        parameters: .object([
            .required("product", .text("")), .required("version", .text("")),
            .required("protocol", Schema(.any)),
            .required("capabilities", .list(.text(""))), .required("auth", .list(.text(""))),
            .required("limits", Schema(.map(.integer("")))),
        ]))

    /// The next words of a reply.
    public static let buddyDelta = Notification(
        name: "buddy.delta", summary: "The next words of a reply; carries the request's id.",
        parameters: .object([.required("id", Schema(.any)), .required("text", .text(""))]))

    /// Something has happened.
    public static let event = Notification(
        name: "event", summary: "Something has happened that the connection has subscribed to.",
        parameters: .object([.required("subscription_id", .text("", 1...64))] + Schema.eventFields))

    /// The client reads more slowly than things happen.
    public static let eventLagged = Notification(
        name: "event.lagged",
        summary:
            "The client read more slowly than things happened: the subscription has ended; subscribe again since this place.",
        parameters: .object([
            .required("subscription_id", .text("", 1...64)),
            .required("since", .position("the last event that was sent")),
        ]))

    /// The identity behind a subscription is not good any more.
    public static let eventEnded = Notification(
        name: "event.ended",
        summary: "The identity behind a subscription is not good any more: the subscription has ended.",
        parameters: .object([
            .required("subscription_id", .text("", 1...64)),
            .required("code", .text("the error that a new request would get", 1...64)),
        ]))

    /// The notification as `describe` tells it.
    public var json: JSONValue {
        ["name": .string(name), "summary": .string(summary), "params": parameters.jsonSchema]
    }
}
