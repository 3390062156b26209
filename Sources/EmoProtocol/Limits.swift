// The limits of the control protocol, all of them told in the greeting.

/// Limits of a connection and of the server.
public struct Limits: Sendable, Equatable {
    /// Bytes of one line, without the newline.
    public var lineBytes = 1_048_576
    /// How deep JSON may be nested.
    public var depth = 32
    /// Requests of one connection at work at the same time; then the server stops reading.
    public var requestsInFlight = 16
    /// Bytes a connection may leave unread before it is closed.
    public var outputBytes = 8_388_608
    /// Connections at the same time.
    public var connections = 256
    /// Milliseconds a connection without a known peer has to give a token.
    public var authenticationMilliseconds = 10_000
    /// Open uploads of one connection.
    public var uploads = 4
    /// Bytes of one audio chunk before base64.
    public var audioChunkBytes = 65_536
    /// Subscriptions of one connection.
    public var subscriptions = 4
    /// Events that wait for a subscriber before it is told that it lags.
    public var eventQueue = 1_024
    /// Milliseconds a request may take unless it says otherwise.
    public var requestMilliseconds = 120_000

    /// The limits as they are shipped.
    public init() {}

    /// The limits as the greeting tells them.
    public var json: JSONValue {
        [
            "line_bytes": .integer(Int64(lineBytes)), "depth": .integer(Int64(depth)),
            "requests_in_flight": .integer(Int64(requestsInFlight)),
            "output_bytes": .integer(Int64(outputBytes)),
            "connections": .integer(Int64(connections)),
            "authentication_ms": .integer(Int64(authenticationMilliseconds)),
            "uploads": .integer(Int64(uploads)), "audio_chunk_bytes": .integer(Int64(audioChunkBytes)),
            "subscriptions": .integer(Int64(subscriptions)), "event_queue": .integer(Int64(eventQueue)),
            "request_ms": .integer(Int64(requestMilliseconds)),
        ]
    }
}

/// What the server says first.
public struct Greeting: Sendable {
    /// The name of the protocol's first notification.
    public static let method = "greeting"
    /// The version of the protocol: the first number changes when a client may break.
    public static let protocolVersion: (major: Int64, minor: Int64) = (1, 0)
    /// What this server can do beyond version 1.0, by name.
    public static let capabilities = ["speech.upload", "cancel", "idempotency", "on_behalf_of", "events"]

    /// The greeting as a message.
    public static func message(version: String, limits: Limits) -> Message {
        .notification(
            method: method,
            parameters: [
                "product": "emod", "version": .string(version),
                "protocol": [
                    "major": .integer(protocolVersion.major), "minor": .integer(protocolVersion.minor),
                ],
                "capabilities": JSONValue(capabilities), "auth": ["peer", "token"], "limits": limits.json,
            ])
    }
}
