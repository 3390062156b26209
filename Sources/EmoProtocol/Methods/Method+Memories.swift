// Methods about what EmoBuddy remembers of one, and whom one would call.

extension Method {
    static let memories: [Method] = [
        Method(
            "memory.list", "What EmoBuddy remembers of one, newest first, with the message it is from.",
            parameters: Schema.Property.paging, result: .page(of: memory)),
        Method(
            "memory.forget",
            "Forgets one memory, or all of them, for good: EmoBuddy knows it in no session any more. Messages stay where they were said.",
            mutating: true,
            parameters: [
                .optional("id", .identifier("the memory")),
                .optional("all", .boolean("true: every memory, in place of id")),
            ],
            result: .object([.required("forgotten", .integer("how many there were"))]),
            errors: [.memoryNotFound]),
        Method(
            "contact.get", "Whom one said one would call when it is hard; null when nobody was named.",
            result: .object([.required("contact", contact.orNull)])),
        Method(
            "contact.set",
            "Names somebody one would call. EmoBuddy then names them beside the crisis lines; nobody is ever called or written to.",
            mutating: true,
            parameters: [
                .required("name", .text("who, such as a friend's name", 1...80)),
                .required("reach", .text("how, such as a number", 1...80)),
            ], result: .object([.required("contact", contact)])),
        Method(
            "contact.remove", "Forgets whom one would call.", mutating: true,
            result: .object([.required("removed", .boolean("false: nobody was named"))])),
    ]

    private static let contact = Schema.object([
        .required("name", .text("", 1...80)), .required("reach", .text("", 1...80)),
        .required("created_at", .time("")),
    ])

    private static let memory = Schema.object([
        .required("id", .identifier("the memory")),
        .required("kind", .text("name, person, pet, plan, loss, like, date or summary", 1...32)),
        .required("text", .text("")), .required("created_at", .time("")),
        .required(
            "source",
            Schema.object([
                .required("session_id", .sessionID), .required("order", .integer("of the message")),
            ])
            .orNull),
    ])
}
