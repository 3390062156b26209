// Methods about the audit log.

extension Method {
    static let audit: [Method] = [
        Method(
            "audit.list", "What was done and refused, newest first; never a word of a user.",
            parameters: [
                .optional("limit", .integer("rows of a page; 50 by default", 1...500)),
                .optional("before", .integer("the `next` of the page before", 1...Int64.max)),
            ],
            result: .object([
                .required("items", .list(auditRow)),
                .required("next", Schema.integer("give it as `before` for the next page").orNull),
            ])),
        Method(
            "audit.verify", "Verifies the whole audit log: every row, and the sealed end.",
            result: .object([
                .required("intact", .boolean("")),
                .required("rows", .integer("rows that were found to be good")),
                .required("last_hash", Schema.text("of the last row, to be noted elsewhere").orNull),
                .required("broken_seq", Schema.integer("the first row that is not as it was written").orNull),
                .required("reason", Schema.text("what is wrong with it").orNull),
            ])),
    ]

    private static let auditRow = Schema.object([
        .required("seq", .integer("from 1 without gaps")), .required("time", .time("")),
        .required(
            "actor",
            .object([
                .required("kind", .text("local, user, service, anonymous or system")),
                .required("user_id", Schema.text("").orNull), .required("service", Schema.text("").orNull),
                .required("uid", Schema.integer("").orNull), .required("pid", Schema.integer("").orNull),
            ])), .required("on_behalf_of", Schema.text("").orNull), .required("action", .text("")),
        .required("object", Schema.text("an identifier").orNull),
        .required("outcome", .text("ok, or the code of the error")),
        .required("request_id", Schema.text("").orNull), .required("hash", .text("")),
    ])
}
