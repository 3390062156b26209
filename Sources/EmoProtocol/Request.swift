// One request as it stands on a line: the JSON-RPC envelope with the three keys that any request may carry beside it.

/// The id of a request; the reply repeats it.
public enum RequestID: Sendable, Hashable {
    /// Text of at most 64 bytes.
    case string(String)
    /// A whole number.
    case integer(Int64)

    /// The id as JSON.
    public var json: JSONValue {
        switch self {
        case .string(let value): .string(value)
        case .integer(let value): .integer(value)
        }
    }

    /// Reads an id; nil for anything that is none.
    public init?(_ json: JSONValue) {
        switch json {
        case .string(let value) where value.utf8.count <= 64: self = .string(value)
        case .integer(let value): self = .integer(value)
        default: return nil
        }
    }
}

/// A request or, without an id, a notification.
public struct Request: Sendable, Equatable {
    /// Nil for a notification, which is never answered.
    public var id: RequestID?
    /// `noun.verb`.
    public var method: String
    /// The method's parameters.
    public var parameters: JSONObject
    /// A token for this request alone.
    public var token: String?
    /// The user a service acts for.
    public var onBehalfOf: String?
    /// Makes a repeated mutating request have its effect once.
    public var idempotencyKey: String?
    /// How long the caller waits, in milliseconds; nil for the server's default.
    public var timeoutMilliseconds: Int64?

    /// Makes a request.
    public init(
        id: RequestID?, method: String, parameters: JSONObject = [:], token: String? = nil,
        onBehalfOf: String? = nil, idempotencyKey: String? = nil,
        timeoutMilliseconds: Int64? = nil
    ) {
        self.id = id
        self.method = method
        self.parameters = parameters
        self.token = token
        self.onBehalfOf = onBehalfOf
        self.idempotencyKey = idempotencyKey
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// What a line is when it is no request: the error, and the id to answer it under, if one could be read.
    public struct Rejection: Error, Equatable, Sendable {
        /// The id, or nil for `null`.
        public let id: RequestID?
        /// Why.
        public let error: ProtocolError
    }

    static let envelope = Schema.object([
        .required("jsonrpc", .word(["2.0"], "the version of JSON-RPC")),
        .optional(
            "id",
            Schema(
                .either(.text("", 0...64), .integer("", Int64.min...Int64.max)),
                "the reply repeats it; a request without one is not answered")),
        .required("method", .text("as below", 1...64)),
        .optional("params", Schema(.map(Schema(.any)), "as the method says")),
        .optional("auth", .text("a token for this request alone", 0...16_384)),
        .optional("on_behalf_of", .text("the user that a service acts for", 36...36)),
        .optional(
            "idempotency_key",
            .text("makes a repeated request that changes something have its effect once", 1...128)),
        .optional(
            "timeout_ms",
            .integer("how long the caller waits; the deadline goes down to the engine", 1...86_400_000)),
    ])

    /// Reads a line.
    /// - Throws: `Rejection`.
    public init(line: UnsafeBufferPointer<UInt8>) throws(Rejection) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw Rejection(
                id: nil,
                error: ProtocolError(.parse, "not JSON: \(error.reason) at byte \(error.offsetBytes)"))
        }
        let id = value["id"].flatMap(RequestID.init)
        guard let object = value.object else {
            throw Rejection(id: nil, error: ProtocolError(.invalidRequest, "a request is an object"))
        }
        do {
            try Self.envelope.validate(value, path: "request")
        } catch {
            throw Rejection(id: id, error: ProtocolError(.invalidRequest, error.message))
        }
        self.id = id
        method = object["method"]?.string ?? ""
        parameters = object["params"]?.object ?? [:]
        token = object["auth"]?.string
        onBehalfOf = object["on_behalf_of"]?.string
        idempotencyKey = object["idempotency_key"]?.string
        timeoutMilliseconds = object["timeout_ms"]?.integer
    }

    /// The request as a line without newline.
    public var line: [UInt8] {
        var object: JSONObject = ["jsonrpc": "2.0"]
        if let id { object["id"] = id.json }
        object["method"] = .string(method)
        object["params"] = .object(parameters)
        if let token { object["auth"] = .string(token) }
        if let onBehalfOf { object["on_behalf_of"] = .string(onBehalfOf) }
        if let idempotencyKey { object["idempotency_key"] = .string(idempotencyKey) }
        if let timeoutMilliseconds { object["timeout_ms"] = .integer(timeoutMilliseconds) }
        return JSONValue.object(object).line()
    }
}
