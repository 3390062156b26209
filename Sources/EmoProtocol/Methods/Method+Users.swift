// Methods about the accounts of people: one's own, and for administrators those of others.

extension Method {
    static let users: [Method] = [
        Method(
            "user.create", "Makes an account.", mutating: true,
            parameters: [
                .required("email", .text("the address to log in with", 3...254)),
                .optional("display_name", .text("the part before the @ by default", 1...100)),
                .optional("role", .role), .optional("password", .newPassword), .optional("locale", .language),
            ], result: .user, errors: [.userExists]),
        Method(
            "user.list", "The accounts, newest first.", parameters: Schema.Property.paging,
            result: .page(of: .user)),
        Method(
            "user.get", "One's own account; administrators may name another.",
            parameters: [.optional("user_id", .userID)], result: .user, errors: [.userNotFound]),
        Method(
            "user.update",
            "Changes one's own account; administrators may name another. Consent is each user's own to give.",
            mutating: true,
            parameters: [
                .optional("user_id", .userID), .optional("display_name", .text("", 1...100)),
                .optional("role", .role), .optional("locale", .language),
                .optional("password", .newPassword),
                .optional("current_password", .text("needed to change one's own password", 1...1024)),
                .optional(
                    "allow_data_collection", .boolean("false: analyses and ended sessions are not kept")),
                .optional("allow_analysis_sharing", .boolean("true: one's analyses count in aggregates")),
            ], result: .user, errors: [.userNotFound, .authPassword]),
        Method(
            "user.disable", "Closes an account and ends its log-ins, or opens it again.", mutating: true,
            parameters: [
                .required("user_id", .userID), .optional("disabled", .boolean("true by default")),
            ], result: .user, errors: [.userNotFound]),
        Method(
            "user.export",
            "Everything that is kept of oneself, as documents in JSON and Markdown, a page at a time.",
            parameters: [.optional("cursor", .text("the `next` of the page before", 1...128))],
            result: .object([
                .required(
                    "documents",
                    .list(
                        .object([
                            .required(
                                "path",
                                .text("where it belongs in the archive; a path that comes again goes on")),
                            .required("text", .text("")),
                        ]))), .required("next", Schema.text("give it as `cursor` for the next page").orNull),
            ]), errors: [.storageSealedText]),
        Method(
            "user.erase",
            "Destroys the key of one's texts, then removes everything that belongs to the account; administrators may name another.",
            mutating: true, parameters: [.optional("user_id", .userID)],
            result: .object([.required("user_id", .text("")), .required("erased", .boolean(""))]),
            errors: [.userNotFound]),
    ]
}

extension Schema {
    /// An account.
    static let user = Schema.object([
        .required("id", .identifier("")), .required("email", .text("")), .required("display_name", .text("")),
        .required("role", role), .required("locale", Schema.text("").orNull),
        .required("local_uid", Schema.integer("the Unix uid of a local user").orNull),
        .required("has_password", .boolean("can log in with auth.login")), .required("created_at", .time("")),
        .required("last_login", Schema.time("").orNull),
        .required("locked_until", Schema.time("log-ins are refused until then").orNull),
        .required("disabled_at", Schema.time("").orNull),
        .required("allow_data_collection", .boolean("analyses and ended sessions are kept")),
        .required("allow_analysis_sharing", .boolean("analyses count in aggregates")),
    ])
    static let role = Schema.word(["admin", "manager", "analyst", "user"], "what the account may do")
    static let userID = Schema.identifier("the user")
    static let newPassword = Schema.text("at least 8 bytes", 8...1024)
}
