// Methods about the daemon's health.

extension Method {
    static let health: [Method] = [
        Method(
            "health.get", "The state of the daemon, its database, its engines, its tokens and sessions.",
            result: .object([
                .required("status", .word(["ok", "degraded", "failing"], "the worst of all parts")),
                .required("version", .text("")),
                .required("uptime_ms", .integer("")), .required("pid", .integer("")),
                .required(
                    "database",
                    .object([
                        .required("status", .word(["ok", "read_only", "full", "failing"], "")),
                        .required("schema_version", .integer("")),
                        .required("size_bytes", .integer("")),
                        .required("storage", .word(["disk", "memory"], "")),
                    ])), .required("engines", .list(Schema.engine)),
                .required(
                    "tokens",
                    .object([
                        .required("configured", .boolean("a signing key is there")),
                        .required("active", .integer("")),
                    ])),
                .required(
                    "sessions", .object([.required("active", .integer("sessions that have not ended"))])),
                .required("connections", .integer("")),
                .required("memory_bytes", .integer("resident memory of emod itself")),
                .required(
                    "problems",
                    .list(
                        .object([
                            .required("code", .text("")), .required("message", .text("")),
                            .required("hint", .text("the command that helps")),
                        ]))),
            ]))
    ]
}
