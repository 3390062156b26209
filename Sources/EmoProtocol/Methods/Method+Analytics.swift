// Methods about numbers over one's analyses, and over those of all who share theirs: counts and labels, never text.

extension Method {
    static let analytics: [Method] = [
        Method(
            "analytics.summary", "Counts, means and labels of a span of days that ends today.",
            parameters: span,
            result: .object(
                answer + [
                    .required("users", .integer("different people with an analysis in the span")),
                    .required("analyses", .integer("")), .required("audio_seconds", .number("", 0...1e12)),
                    .required("sessions", .integer("sessions with EmoBuddy begun in the span")),
                    .required("mean_sentiment_score", Schema.number("", -1...1).orNull),
                    .required("sentiments", .list(labelCount)), .required("emotions", .list(labelCount)),
                    .required("mental_states", .list(labelCount)),
                ]), errors: [.groupTooSmall]),
        Method(
            "analytics.trend", "The same span in pieces of a day or a week, oldest first.",
            parameters: span + [.optional("piece", .word(["day", "week"], "day by default"))],
            result: .object(
                answer + [
                    .required(
                        "items",
                        .list(
                            .object([
                                .required("start", .time("")),
                                .required("analyses", Schema.integer("null: fewer than five people").orNull),
                                .required("mean_sentiment_score", Schema.number("", -1...1).orNull),
                            ])))
                ]), errors: [.groupTooSmall]),
    ]

    private static let span: [Schema.Property] = [
        .optional(
            "scope",
            .word(
                ["own", "everyone"],
                "everyone: all who share their analyses, for managers, analysts and administrators")),
        .optional("days", .integer("30 by default; for everyone 7, 30, 90 or 365", 1...365)),
    ]
    private static let answer: [Schema.Property] = [
        .required("scope", .text("")), .required("from", .time("")), .required("to", .time("")),
    ]
    private static let labelCount = Schema.object([
        .required("label", .text("")), .required("count", .integer("")),
    ])
}
