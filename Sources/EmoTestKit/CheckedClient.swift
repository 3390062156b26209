// A client that holds every reply against the protocol's own description: a result that has not the published shape, or an error code that
// is not registered, fails the call.
import EmoProtocol
import EmoTransport

/// A connection under test.
public final class CheckedClient {
    /// The connection itself.
    public let client: ControlClient
    /// Notifications that came while waiting for replies.
    public private(set) var notifications: [(method: String, parameters: JSONObject)] = []

    /// Wraps a connection.
    public init(_ client: ControlClient) { self.client = client }

    /// Calls a method and returns the outcome.
    /// - Throws: `TestKitError` when the reply breaks the description, `ControlClient.Failure`.
    public func call(
        _ method: String, _ parameters: JSONObject = [:], token: String? = nil, onBehalfOf: String? = nil,
        idempotencyKey: String? = nil,
        timeoutMilliseconds: Int? = nil
    ) throws -> Result<JSONValue, ProtocolError> {
        let request = Request(
            id: nil, method: method, parameters: parameters, token: token, onBehalfOf: onBehalfOf,
            idempotencyKey: idempotencyKey,
            timeoutMilliseconds: timeoutMilliseconds.map(Int64.init))
        let outcome = try client.call(request, timeoutMilliseconds: 300_000) {
            notifications.append(($0, $1))
        }
        for notification in notifications { try Self.check(notification.method, notification.parameters) }
        try Self.check(outcome, of: method)
        return outcome
    }

    /// The next notification: the oldest that came while waiting for replies, or the next to come.
    public func notification(milliseconds: Int = 20_000) throws -> (method: String, parameters: JSONObject) {
        guard notifications.isEmpty else { return notifications.removeFirst() }
        guard
            case .notification(let method, let parameters) = try client.receive(
                deadline: ControlClient.now() + Int64(milliseconds))
        else { throw TestKitError("a reply came where a notification was expected") }
        try Self.check(method, parameters)
        return (method, parameters)
    }

    /// The next `count` events.
    public func events(_ count: Int) throws -> [JSONValue] {
        try (0..<count).map { _ in
            let next = try notification()
            guard next.method == Notification.event.name else {
                throw TestKitError("\(next.method) came where an event was expected")
            }
            return .object(next.parameters)
        }
    }

    /// The result of a call that must succeed.
    public func result(
        _ method: String, _ parameters: JSONObject = [:], token: String? = nil, onBehalfOf: String? = nil,
        idempotencyKey: String? = nil
    ) throws -> JSONValue {
        switch try call(
            method, parameters, token: token, onBehalfOf: onBehalfOf, idempotencyKey: idempotencyKey)
        {
        case .success(let result): return result
        case .failure(let error): throw TestKitError("\(method) failed: \(error.code): \(error.message)")
        }
    }

    /// The error of a call that must fail.
    public func failure(
        _ method: String, _ parameters: JSONObject = [:], token: String? = nil, onBehalfOf: String? = nil
    ) throws -> ProtocolError {
        switch try call(method, parameters, token: token, onBehalfOf: onBehalfOf) {
        case .success: throw TestKitError("\(method) succeeded")
        case .failure(let error): return error
        }
    }

    /// Sends a recording in chunks and returns the id of the upload.
    public func upload(_ bytes: [UInt8], format: String, extra: JSONObject = [:]) throws -> String {
        var parameters: JSONObject = ["format": .string(format)]
        for member in extra.members { parameters[member.key] = member.value }
        guard let stream = try result("speech.open", parameters)["stream_id"]?.string else {
            throw TestKitError("no stream_id")
        }
        var offset = 0
        while offset < bytes.count {
            let chunk = bytes[offset..<min(offset + 65_535, bytes.count)]
            _ = try result(
                "speech.feed",
                [
                    "stream_id": .string(stream), "offset_bytes": .integer(Int64(offset)),
                    "audio": .string(Base64Text.encode(chunk)),
                ])
            offset += chunk.count
        }
        return stream
    }

    private static func check(_ notification: String, _ parameters: JSONObject) throws {
        guard let known = Notification.all.first(where: { $0.name == notification }) else {
            throw TestKitError("\(notification) is not described")
        }
        do {
            try known.parameters.validate(.object(parameters), path: "params")
            guard known.name == Notification.event.name else { return }
            guard let topic = EventTopic.named(parameters["topic"]?.string ?? "") else {
                throw TestKitError("an event's topic is not described")
            }
            try topic.data.validate(parameters["data"] ?? .null, path: "data")
        } catch let error as ProtocolError {
            throw TestKitError("\(notification) breaks its description: \(error.message)")
        }
    }

    private static func check(_ outcome: Result<JSONValue, ProtocolError>, of name: String) throws {
        switch outcome {
        case .success(let result):
            guard let method = Method.named(name) else {
                throw TestKitError("\(name) is not described and succeeded")
            }
            do {
                try method.result.validate(result, path: "result")
            } catch {
                throw TestKitError("\(name) breaks its description: \(error.message)")
            }
        case .failure(let error):
            guard ErrorCode.named(error.code) != nil else {
                throw TestKitError("\(name) failed with \(error.code), which is not registered")
            }
            guard !error.hint.isEmpty else {
                throw TestKitError("\(error.code) says nothing about what to do next")
            }
        }
    }
}
