// Methods about engines.

extension Method {
    static let engines: [Method] = [
        Method(
            "engine.list", "Every engine and its state.",
            result: .object([.required("items", .list(Schema.engine))])),
        Method(
            "engine.get", "One engine and its state.", parameters: [.required("id", .text("", 1...64))],
            result: Schema.engine,
            errors: [.engineNotFound]),
        command("load", "Starts an engine now."),
        command("unload", "Lets an engine finish and ends its process; the next request starts it again."),
        command("restart", "Lets an engine finish and starts it anew."),
        command("enable", "Takes an engine into service again."),
        command("disable", "Lets an engine finish and does not start it again."),
        command("reset", "Forgets an engine's failures and ends its quarantine."),
        Method(
            "engine.upgrade",
            "Takes up the installed build of an engine: tested beside the one that serves, which gives way only when "
                + "the new one has passed. Answers when that is decided; upgrade is null when nothing new is installed.",
            mutating: true, parameters: [.required("id", .text("", 1...64))], result: Schema.engine,
            errors: [.engineNotFound, .engineUpgradeRefused]),
        Method(
            "engine.logs", "The last lines of an engine and of its host processes, oldest first.",
            parameters: [
                .required("id", .text("", 1...64)), .optional("limit", .integer("lines", 1...256)),
            ],
            result: .object([
                .required(
                    "items",
                    .list(
                        .object([
                            .required("time", .text("RFC 3339, UTC")),
                            .required("level", .word(["debug", "info", "warning", "error"], "")),
                            .required(
                                "pid", Schema.integer("the process that said it; null: the daemon").orNull),
                            .required("text", .text("never words of a user")),
                        ])))
            ]), errors: [.engineNotFound]),
    ]

    private static func command(_ verb: String, _ summary: String) -> Method {
        Method(
            "engine." + verb, summary, mutating: true, parameters: [.required("id", .text("", 1...64))],
            result: Schema.engine, errors: [.engineNotFound])
    }
}

extension Schema {
    /// One engine and its state.
    static let engine = Schema.object([
        .required("id", .text("")), .required("kind", .word(["stt", "emotion", "buddy"], "")),
        .required("version", .text("")),
        .required(
            "state",
            .text(
                "absent, starting, loading, ready, busy, draining, stopping, stopped, backing_off, quarantined, disabled, invalid"
            )),
        .required("reason", Schema.text("why it is not ready, and what to do").orNull),
        .required("is_default", .boolean("the first ready one of its kind")),
        .required("languages", .list(.text(""))),
        .required("pid", Schema.integer("of its host process").orNull), .required("restarts", .integer("")),
        .required("requests", .integer("completed")), .required("failures", .integer("")),
        .required("queued", .integer("")),
        .required("memory_bytes", Schema.integer("resident memory of its host process").orNull),
        .required(
            "upgrade",
            Schema.object([
                .required(
                    "phase",
                    .word(
                        ["testing", "probation", "refused", "rolled_back"],
                        "a new build is tested; serves, and can be taken back by itself; was not taken; was taken back"
                    )),
                .required("from_version", .text("")), .required("to_version", .text("")),
                .required("reason", Schema.text("").orNull),
            ]).orNull),
    ])
}
