// Methods about identities and tokens.

extension Method {
    static let accounts: [Method] = [
        Method(
            "auth.login",
            "Checks a password and gives a token for an hour and a refresh token for thirty days.",
            parameters: [
                .required("user", .text("the address to log in with", 1...254)),
                .required("password", .text("", 1...1024)),
            ], result: loggedIn, errors: [.authInvalid, .authLocked, .authDisabled, .queueFull]),
        Method(
            "auth.refresh",
            "Gives the next token and the next refresh token; each refresh token is good for one use, and one that is shown twice ends the log-in.",
            parameters: [.required("refresh_token", .text("", 1...256))], result: loggedIn,
            errors: [.authInvalid, .authExpired, .authRevoked, .authDisabled]),
        Method(
            "auth.logout", "Ends the log-in of the token that the request or the connection carries.",
            result: .object([.required("logged_out", .boolean("false: there was no log-in"))])),
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
        Method(
            "token.rotate_key",
            "Makes a new key that signs tokens. Older keys only verify, until the last token they signed has ended.",
            mutating: true,
            parameters: [
                .optional("retire", .boolean("true: older keys are refused at once, with all their tokens"))
            ],
            result: .object([
                .required("key_id", .text("the key that signs from now on")),
                .required("keys", .list(signingKey)),
            ]), errors: [.authKeyMissing]),
    ]

    private static let signingKey = Schema.object([
        .required("key_id", .text("")), .required("state", .word(["active", "verify-only", "retired"], "")),
        .required("created_at", .time("")),
        .required("active_tokens", .integer("valid tokens that it has signed")),
    ])

    private static let loggedIn = Schema.object([
        .required("token", .text("the JWT; bind it with auth.token, or send it as auth with each request")),
        .required("expires_at", .time("")), .required("refresh_token", .text("")),
        .required("refresh_expires_at", .time("")), .required("user", .user),
    ])

    private static let identity = Schema.object([
        .required("kind", .word(["anonymous", "local", "user", "service"], "")), .required("name", .text("")),
        .required("user_id", Schema.text("").orNull),
        .required("scopes", .list(.text(""))), .required("is_administrator", .boolean("")),
    ])
}
