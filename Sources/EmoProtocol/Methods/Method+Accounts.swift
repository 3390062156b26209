// Methods about identities and tokens.

extension Method {
    static let accounts: [Method] = [
        Method(
            "auth.token", "Binds a token to the connection.",
            parameters: [.required("token", .text("a JWT", 1...16_384))],
            result: identity, errors: [.authInvalid, .authExpired, .authRevoked]),
        Method("auth.whoami", "Who the caller is and what it may do.", result: identity),
        Method(
            "token.create", "Makes a token for a service.", mutating: true,
            parameters: [
                .required("name", .text("the service: letters, digits, - and _", 1...64)),
                .optional(
                    "scopes",
                    .list(
                        .word(
                            [
                                "speech", "emotion", "buddy", "analytics", "events", "monitor", "accounts",
                                "admin", "on_behalf_of",
                            ], ""), maximumCount: 9)),
                .optional("days", .integer("how long it is valid; 365 by default", 1...3650)),
            ],
            result: .object([
                .required("id", .text("")), .required("name", .text("")),
                .required("token", .text("the JWT; shown only here")),
                .required("scopes", .list(.text(""))), .required("expires_at", .time("")),
            ])),
        Method(
            "token.list", "The tokens, without their text.",
            result: .object([
                .required(
                    "items",
                    .list(
                        .object([
                            .required("id", .text("")), .required("name", .text("")),
                            .required("scopes", .list(.text(""))), .required("created_at", .time("")),
                            .required("expires_at", .time("")),
                            .required("revoked_at", Schema.time("").orNull),
                            .required("last_used_at", Schema.time("").orNull),
                        ])))
            ])),
        Method(
            "token.revoke", "Ends a token's validity at once.", mutating: true,
            parameters: [.required("id", .text("", 1...64))],
            result: .object([.required("id", .text("")), .required("revoked_at", .time(""))]),
            errors: [.tokenNotFound]),
    ]

    private static let identity = Schema.object([
        .required("kind", .word(["anonymous", "local", "user", "service"], "")), .required("name", .text("")),
        .required("user_id", Schema.text("").orNull),
        .required("scopes", .list(.text(""))), .required("is_administrator", .boolean("")),
    ])
}
