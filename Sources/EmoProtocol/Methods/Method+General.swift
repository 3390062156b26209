// Methods about the protocol itself.

extension Method {
    static let general: [Method] = [
        Method(
            "hello", "Says who the client is; answers who the server is.",
            parameters: [
                .optional("client", .text("name of the program", 0...64)),
                .optional("version", .text("its version", 0...64)),
            ],
            result: .object([
                .required("product", .text("")), .required("version", .text("")),
                .required("identity", .text("who the connection is; empty when unknown")),
            ])),
        Method(
            "ping", "Answers at once, without engines and database.",
            result: .object([.required("pong", .boolean("always true"))])),
        Method(
            "describe", "The shape of every method and the list of error codes.",
            parameters: [.optional("method", .text("only this one", 1...64))],
            result: .object([
                .required("protocol", Schema(.any)), .required("methods", .list(Schema(.any))),
                .required("notifications", .list(Schema(.any))), .required("topics", .list(Schema(.any))),
                .required("errors", .list(Schema(.any))),
            ]), errors: [.unknownMethod]),
        Method(
            "$/cancel", "Cancels a request of the same connection; that request still gets its one reply.",
            parameters: [
                .required("id", Schema(.either(.text("", 0...64), .integer("", Int64.min...Int64.max))))
            ],
            result: .object([.required("cancelled", .boolean("false: no such request is at work"))])),
    ]
}
