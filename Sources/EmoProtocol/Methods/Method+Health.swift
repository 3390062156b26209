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
                        .required("status", .word(["ok", "read_only", "full", "damaged", "failing"], "")),
                        .required("schema_version", .integer("")),
                        .required("size_bytes", .integer("")),
                        .required("storage", .word(["disk", "memory"], "")),
                    ])), .required("engines", .list(Schema.engine)),
                .required(
                    "resources",
                    .object(
                        [
                            .required("origin", .word(["file", "built_in"], "")),
                            .required("lines", .integer("of all regions")),
                            .required("unverified", .integer("lines without a day of their last check")),
                            .required(
                                "oldest_check",
                                .text("the day of the check that is longest ago, as YYYY-MM-DD", 10...10)
                                    .orNull
                            ),
                        ], "the people to turn to in danger")),
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
            ])),
        Method(
            "metrics.get",
            "Counters and gauges of the daemon, its requests, engines, database and connections, since it was started.",
            result: .object([
                .required(
                    "families",
                    .list(
                        .object([
                            .required("name", .text("")),
                            .required("kind", .word(["counter", "gauge", "histogram"], "")),
                            .required("help", .text("what is counted, with its unit")),
                            .required(
                                "samples",
                                .list(
                                    .object([
                                        .required(
                                            "name",
                                            .text(
                                                "of the family, with _bucket, _sum or _count in a histogram")),
                                        .required("labels", Schema(.map(.text("")))),
                                        .required("value", .number("")),
                                    ]))),
                        ])))
            ])),
        Method(
            "config.reload",
            "Reads the configuration again and looks for engines that came, changed or went; what is refused changes nothing.",
            mutating: true,
            result: .object([
                .required("applied", .list(.text("a key whose new value is in force"))),
                .required("restart", .list(.text("a key whose new value needs a restart of emod"))),
            ]), errors: [.configurationRefused]),
    ]
}
