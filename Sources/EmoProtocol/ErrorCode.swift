// Every error a client can meet, registered once: stable code, JSON-RPC number, whether trying again can help, and the next
// thing to do. The reference in docs/ and `describe` are generated from this list.

/// A stable error code. The set is open: a client keeps codes it does not know.
public struct ErrorCode: Sendable, Hashable {
    /// The stable string, `area.what`.
    public let name: String
    /// The number in the JSON-RPC error: one of the standard ones, or one a class.
    public let number: Int
    /// True when the same request may succeed later.
    public let retryable: Bool
    /// What it means, for the reference.
    public let summary: String
    /// What to do next.
    public let hint: String

    init(_ name: String, _ number: Int, retryable: Bool = false, _ summary: String, hint: String) {
        self.name = name
        self.number = number
        self.retryable = retryable
        self.summary = summary
        self.hint = hint
    }

    /// The code registered under `name`.
    public static func named(_ name: String) -> ErrorCode? { registered[name] }

    private static let registered = Dictionary(uniqueKeysWithValues: ErrorCode.all.map { ($0.name, $0) })

    /// Codes are equal by name.
    public static func == (left: ErrorCode, right: ErrorCode) -> Bool { left.name == right.name }
    /// Codes are hashed by name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The JSON-RPC numbers in use.
enum ErrorNumber {
    static let parse = -32700
    static let invalidRequest = -32600
    static let methodNotFound = -32601
    static let invalidParameters = -32602
    static let `internal` = -32603
    static let authentication = -32000
    static let engine = -32001
    static let storage = -32002
    static let audio = -32003
    static let limit = -32004
    static let stopped = -32005
    static let object = -32006
    static let idempotency = -32007
}
