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
    public static let all = [greeting, buddyDelta]

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

    /// The notification as `describe` tells it.
    public var json: JSONValue {
        ["name": .string(name), "summary": .string(summary), "params": parameters.jsonSchema]
    }
}
