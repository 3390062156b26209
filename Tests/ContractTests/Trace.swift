// The traces that the suite has left: read once, checked line by line.
import EmoProtocol
import Foundation

/// What passed between tests and daemons.
struct Trace {
    /// Where the traces are; nil when this is not the run that looks at them.
    static let directory = ProcessInfo.processInfo.environment["EMO_TRACE_CHECK"]

    /// Every line.
    let entries: [JSONValue]
    /// Lines that break the description, and how.
    private(set) var flaws: [(entry: JSONValue, flaw: String)] = []
    /// Methods that have succeeded.
    private(set) var methods: Set<String> = []
    /// Codes that were given.
    private(set) var codes: Set<String> = []
    /// Notifications that were sent.
    private(set) var notifications: Set<String> = []
    /// Topics of events that were sent or listed.
    private(set) var topics: Set<String> = []

    /// Methods by the id of their request, for each client.
    private var open: [String: String] = [:]

    init() throws {
        let directory = URL(fileURLWithPath: Self.directory ?? "")
        var entries: [JSONValue] = []
        for file in try FileManager.default.contentsOfDirectory(
            at: directory, includingPropertiesForKeys: nil)
        where file.pathExtension == "jsonl" {
            for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
                // The last line of a test process that was killed may be cut off.
                if let entry = try? JSONParser.parse(Array(line), maximumDepth: 80) { entries.append(entry) }
            }
        }
        self.entries = entries
        for entry in entries {
            do {
                try check(entry)
            } catch let error as ProtocolError {
                flaws.append((entry, error.message))
            }
        }
    }

    private mutating func check(_ entry: JSONValue) throws {
        let client = entry["client"]?.text ?? ""
        if let request = entry["request"] {
            open[client + request.text] = entry["method"]?.string
        } else if let name = entry["notification"]?.string {
            try check(notification: name, entry["params"] ?? .null)
        } else if let error = entry["error"] {
            try check(error: error)
        } else if let result = entry["result"], let method = open[client + (entry["reply"]?.text ?? "")] {
            methods.insert(method)
            try Method.named(method)?.result.validate(result, path: method)
            guard method == "event.list" else { return }
            for event in result["items"]?.array ?? [] { try check(event: event) }
        }
    }

    private mutating func check(notification name: String, _ parameters: JSONValue) throws {
        guard let known = Notification.all.first(where: { $0.name == name }) else {
            throw ProtocolError(.outOfRange, "the notification \(name) is not described")
        }
        notifications.insert(name)
        try known.parameters.validate(parameters, path: name)
        if name == Notification.event.name { try check(event: parameters) }
    }

    private mutating func check(event: JSONValue) throws {
        let name = event["topic"]?.string ?? ""
        guard let topic = EventTopic.named(name) else {
            throw ProtocolError(.outOfRange, "the topic \(name) is not described")
        }
        topics.insert(name)
        try topic.data.validate(event["data"] ?? .null, path: name)
    }

    private mutating func check(error: JSONValue) throws {
        try ProtocolError.schema.validate(error, path: "error")
        let error = ProtocolError(json: error)
        guard let code = ErrorCode.named(error.code) else {
            throw ProtocolError(.outOfRange, "the code \(error.code) is not registered")
        }
        codes.insert(code.name)
        guard error.number == code.number, error.retryable == code.retryable, !error.hint.isEmpty else {
            throw ProtocolError(
                .outOfRange, "\(code.name) has not its number, or says nothing about what to do")
        }
    }
}
