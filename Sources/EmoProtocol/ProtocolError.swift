// An error as it travels: a registered code, a message a person can act on, and what to do next. Never text of a user.

/// What a request failed with.
public struct ProtocolError: Error, Sendable, Equatable {
    /// The stable code's name; unknown codes survive a round trip.
    public var code: String
    /// The JSON-RPC number of the code's class.
    public var number: Int
    /// What is wrong.
    public var message: String
    /// The next thing to do.
    public var hint: String
    /// True when the same request may succeed later.
    public var retryable: Bool
    /// How long to wait before the next try, in milliseconds.
    public var retryAfterMilliseconds: Int?
    /// Facts a program can use, such as `received_bytes`.
    public var details: JSONObject?

    /// The shape of the `error` member of a reply.
    public static let schema = Schema.object([
        .required("code", .integer("the JSON-RPC number of the code's class", -32_768 ... -32_000)),
        .required("message", .text("what is wrong, for people; never text of a user")),
        .required(
            "data",
            .object([
                .required("code", .text("the stable code", 1...64)),
                .required("retryable", .boolean("the same request may succeed later")),
                .required("hint", .text("the next thing to do")),
                .optional("retry_after_ms", .integer("how long to wait before")),
                .optional("details", Schema(.map(Schema(.any)), "facts that a program can use")),
            ])),
    ])

    /// Makes an error of a registered code.
    /// - Parameters:
    ///   - message: what is wrong here; the code's own summary by default.
    ///   - hint: the next thing to do here; the code's own by default.
    public init(
        _ code: ErrorCode, _ message: String? = nil, hint: String? = nil, retryAfterMilliseconds: Int? = nil,
        details: JSONObject? = nil
    ) {
        self.code = code.name
        self.number = code.number
        self.message = message ?? code.summary
        self.hint = hint ?? code.hint
        self.retryable = code.retryable
        self.retryAfterMilliseconds = retryAfterMilliseconds
        self.details = details
    }

    /// Reads the `error` member of a reply; anything missing is filled with neutral values.
    public init(json: JSONValue) {
        let data = json["data"]
        code = data?["code"]?.string ?? "unknown"
        number = json["code"]?.integer.map(Int.init) ?? ErrorNumber.internal
        message = json["message"]?.string ?? "the reply has no message"
        hint = data?["hint"]?.string ?? ""
        retryable = data?["retryable"]?.bool ?? false
        retryAfterMilliseconds = data?["retry_after_ms"]?.integer.map(Int.init)
        details = data?["details"]?.object
    }

    /// The `error` member of a reply.
    public var json: JSONValue {
        var data: JSONObject = ["code": .string(code), "retryable": .bool(retryable), "hint": .string(hint)]
        if let retryAfterMilliseconds { data["retry_after_ms"] = .integer(Int64(retryAfterMilliseconds)) }
        if let details { data["details"] = .object(details) }
        return ["code": .integer(Int64(number)), "message": .string(message), "data": .object(data)]
    }
}
