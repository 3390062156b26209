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
    ])
}
