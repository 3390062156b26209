// Methods about stored sessions.

extension Method {
    static let sessions: [Method] = [
        Method(
            "session.list", "One's sessions, newest first.", parameters: Schema.Property.paging,
            result: .page(of: session)),
        Method(
            "session.get", "One session with its messages, a page at a time.",
            parameters: [
                .required("session_id", .sessionID), .optional("after", afterMessage),
                .optional("limit", .integer("messages of a page; 500 by default", 1...500)),
            ],
            result: .object([
                .required("session", session), .required("messages", .list(message)),
                .required("next", nextMessage), .optional("course", course),
            ]),
            errors: [.sessionNotFound]),
        Method(
            "session.export",
            "One session as a document to keep, a piece at a time; the pieces joined are the document.",
            parameters: [
                .required("session_id", .sessionID),
                .optional("format", .word(["markdown", "json"], "markdown by default")),
                .optional("after", afterMessage),
            ],
            result: .object([
                .required("format", .text("")), .required("document", .text("", 0...Int.max)),
                .required("next", nextMessage),
            ]),
            errors: [.sessionNotFound]),
        Method(
            "session.rename", "Gives a session a title.", mutating: true,
            parameters: [.required("session_id", .sessionID), .required("title", .text("", 1...200))],
            result: session, errors: [.sessionNotFound]),
        Method(
            "session.edit",
            "Puts one's own words in the place of the summary, or rates the session. An empty summary removes it.",
            mutating: true,
            parameters: [
                .required("session_id", .sessionID), .optional("summary", .text("", 0...4_000)),
            ] + Schema.Property.ratings, result: session, errors: [.sessionNotFound]),
        Method(
            "session.delete", "Removes a session with its messages; its analyses stay.", mutating: true,
            parameters: [.required("session_id", .sessionID)],
            result: .object([.required("deleted", .boolean(""))]), errors: [.sessionNotFound]),
    ]

    private static let afterMessage = Schema.integer("the `next` of the page before")
    private static let nextMessage = Schema.integer("give it as `after` for the next page").orNull

    private static let session = Schema.object([
        .required("id", .sessionID), .required("title", Schema.text("").orNull),
        .required("started_at", .time("")),
        .required("ended_at", Schema.time("").orNull), .required("message_count", .integer("")),
        .required("summary", Schema.text("").orNull),
        .required("recommendations", .list(.text(""))), .required("techniques", .list(.text(""))),
        .required("highest_crisis_level", .text("")), .required("engine", .text("")),
        .required("trend", Schema.sessionTrend.orNull),
        .required("user_satisfaction_score", Schema.rating.orNull),
        .required("therapeutic_alliance_score", Schema.rating.orNull),
    ])

    private static let course = Schema.object(
        [
            .required(
                "trend",
                Schema.word(
                    ["improving", "steady", "worsening"],
                    "from the first window to the last; null with fewer than two"
                ).orNull),
            .required(
                "windows",
                .list(
                    .object([
                        .required("messages", .integer("of the user, with a known sentiment")),
                        .required("balance", .number("positive minus negative ones, of all of them", -1...1)),
                        .required("emotion", Schema.storedEmotion.orNull),
                    ]), "some turns each, in order")),
        ], "how the session went, by what the user said in it; with the first page")

    private static let message = Schema.object([
        .required("order", .integer("from 1")), .required("from_user", .boolean("")),
        .required("text", .text("")), .required("created_at", .time("")),
        .required("sentiment", Schema.sentiment.orNull), .required("emotion", Schema.storedEmotion.orNull),
        .required("technique", Schema.text("").orNull),
        .required("category", Schema.text("").orNull), .required("crisis_level", Schema.text("").orNull),
    ])
}
