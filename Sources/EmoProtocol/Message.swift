// What the server sends: replies and notifications, one a line.

/// A line from the server.
public enum Message: Sendable, Equatable {
    /// The one reply to a request; the id is nil when it could not be read.
    case reply(id: RequestID?, Result<JSONValue, ProtocolError>)
    /// Something that was not asked for under an id: the greeting, partial results, events.
    case notification(method: String, parameters: JSONObject)

    /// The message as a line without newline.
    public var line: [UInt8] {
        let object: JSONObject =
            switch self {
            case .reply(let id, .success(let result)):
                ["jsonrpc": "2.0", "id": id?.json ?? .null, "result": result]
            case .reply(let id, .failure(let error)):
                ["jsonrpc": "2.0", "id": id?.json ?? .null, "error": error.json]
            case .notification(let method, let parameters):
                ["jsonrpc": "2.0", "method": .string(method), "params": .object(parameters)]
            }
        return JSONValue.object(object).line()
    }

    /// Reads a line from the server.
    /// - Throws: `JSONParseFailure` when it is not JSON or not a message.
    public init(line: [UInt8]) throws(JSONParseFailure) {
        let value = try JSONParser.parse(line, maximumDepth: 64)
        if let method = value["method"]?.string {
            self = .notification(method: method, parameters: value["params"]?.object ?? [:])
        } else if let error = value["error"] {
            self = .reply(id: value["id"].flatMap(RequestID.init), .failure(ProtocolError(json: error)))
        } else if let result = value["result"] {
            self = .reply(id: value["id"].flatMap(RequestID.init), .success(result))
        } else {
            throw JSONParseFailure(reason: "neither a reply nor a notification", offsetBytes: 0)
        }
    }
}
