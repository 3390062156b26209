// A small JSON reader and writer, so that the host needs no Foundation. Source: RFC 8259.
// Invariant: untrusted text gives a value or nil; nesting is bounded, nothing traps.

/// A JSON value.
public indirect enum JSONValue: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A finite number.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Values by name.
    case object([String: JSONValue])

    /// Reads one value; nil for anything else, and for nesting deeper than 32.
    public init?(parsing text: String) {
        var parser = JSONParser(Array(text.utf8))
        guard let value = parser.document() else { return nil }
        self = value
    }

    /// The member of an object.
    public subscript(_ key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text of a string.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// A number that is a whole one and not negative.
    public var unsigned: UInt64? {
        if case .number(let number) = self { UInt64(exactly: number) } else { nil }
    }

    /// The elements of an array.
    public var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The value on one line, members in the order of their names.
    public var line: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let value): return Self.line(of: value)
        case .string(let text): return Self.quoted(text)
        case .array(let elements): return "[" + elements.map(\.line).joined(separator: ",") + "]"
        case .object(let members):
            let pairs = members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.line }
            return "{" + pairs.joined(separator: ",") + "}"
        }
    }

    private static func line(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        return Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
