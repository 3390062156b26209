// JSON text of a value: one line, no blanks, every control character escaped, so that a newline ends a message and nothing else.

extension JSONValue {
    /// The value as one line of JSON, without the newline.
    public func line() -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    /// Whether the value's text has about `bytes` bytes or more; looks at no more of it than is needed to tell.
    public func hasText(over bytes: Int) -> Bool {
        var left = bytes
        count(downFrom: &left)
        return left <= 0
    }

    private func count(downFrom left: inout Int) {
        guard left > 0 else { return }
        switch self {
        case .null, .bool, .integer, .number: left -= 4
        case .string(let value): left -= value.utf8.count + 2
        case .array(let values): for value in values where left > 0 { value.count(downFrom: &left) }
        case .object(let object):
            for member in object.members where left > 0 {
                left -= member.key.utf8.count + 4
                member.value.count(downFrom: &left)
            }
        }
    }

    /// The value as text.
    public var text: String { String(decoding: line(), as: UTF8.self) }

    /// The value as text with two blanks of indentation a level, for people.
    public func indented(_ level: Int = 0) -> String {
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .array(let values) where !values.isEmpty:
            return "[\n" + values.map { inner + $0.indented(level + 1) }.joined(separator: ",\n") + "\n"
                + outer + "]"
        case .object(let object) where !object.members.isEmpty:
            let lines = object.members.map {
                inner + JSONValue.string($0.key).text + ": " + $0.value.indented(level + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        default: return text
        }
    }

    /// Appends the value to `out`.
    public func write(to out: inout [UInt8]) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): out.append(contentsOf: String(value).utf8)
        case .number(let value):
            out.append(contentsOf: (value.isFinite ? String(describing: value) : "null").utf8)
        case .string(let value): Self.write(value, to: &out)
        case .array(let values):
            out.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                value.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let object):
            out.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a string with its quotes: runs of bytes that stay as they are go over in one piece.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where isEscaped(bytes[index]) {
                out.append(contentsOf: bytes[start..<index])
                writeEscaped(bytes[index], to: &out)
                start = index + 1
            }
            out.append(contentsOf: bytes[start...])
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private static func writeEscaped(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): out.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): out.append(contentsOf: #"\\"#.utf8)
        case 0x0A: out.append(contentsOf: #"\n"#.utf8)
        case 0x0D: out.append(contentsOf: #"\r"#.utf8)
        case 0x09: out.append(contentsOf: #"\t"#.utf8)
        default:
            let hex = String(byte, radix: 16)
            out.append(contentsOf: (#"\u00"# + (hex.utf8.count == 1 ? "0" : "") + hex).utf8)
        }
    }
}
