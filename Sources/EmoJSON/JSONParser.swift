// One strict pass over the bytes of a line: RFC 8259 and nothing beside it. Bounded depth; unique keys; no byte is read twice
// for a plain string, so a megabyte of base64 costs one copy.

/// Why bytes are not JSON; never quotes them.
public struct JSONParseFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String
    /// Where, in bytes from the start.
    public let offsetBytes: Int
    /// Reason and place in a few words.
    public var description: String { "\(reason) at byte \(offsetBytes)" }

    /// Makes a failure.
    public init(reason: String, offsetBytes: Int) {
        self.reason = reason
        self.offsetBytes = offsetBytes
    }
}

/// Reads one JSON value from bytes.
public struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    private var position = 0

    /// Parses all of `bytes` as one value.
    /// - Parameter maximumDepth: how deep lists and objects may be nested.
    /// - Throws: `JSONParseFailure`.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 32)
        throws(JSONParseFailure) -> JSONValue
    {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == bytes.count else { throw parser.failure("text after the value") }
        return value
    }

    /// Parses all of `bytes` as one value.
    public static func parse(_ bytes: [UInt8], maximumDepth: Int = 32) throws(JSONParseFailure) -> JSONValue {
        let outcome = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONParseFailure) in try parse(buffer, maximumDepth: maximumDepth) }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private func failure(_ reason: String) -> JSONParseFailure {
        JSONParseFailure(reason: reason, offsetBytes: position)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private mutating func value(depth: Int) throws(JSONParseFailure) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        case nil: throw failure("the value is missing")
        default: throw failure("unexpected character")
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONParseFailure)
        -> JSONValue
    {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[position + $0] == text.utf8Start[$0] })
        else { throw failure("unexpected character") }
        position += count
        return value
    }

    private mutating func object(depth: Int) throws(JSONParseFailure) -> JSONValue {
        guard depth <= maximumDepth else { throw failure("nested too deeply") }
        position += 1
        var members: [JSONObject.Member] = []
        var keys: Set<String> = []
        skipBlanks()
        if current == UInt8(ascii: "}") {
            position += 1
            return .object(JSONObject())
        }
        while true {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw failure("a key is missing") }
            let key = try string()
            guard keys.insert(key).inserted else { throw failure("the same key twice in one object") }
            skipBlanks()
            guard current == UInt8(ascii: ":") else { throw failure("a colon is missing") }
            position += 1
            skipBlanks()
            members.append(.init(key: key, value: try value(depth: depth)))
            if try isLast(closing: UInt8(ascii: "}")) { return .object(JSONObject(uniqueMembers: members)) }
        }
    }

    private mutating func array(depth: Int) throws(JSONParseFailure) -> JSONValue {
        guard depth <= maximumDepth else { throw failure("nested too deeply") }
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if current == UInt8(ascii: "]") {
            position += 1
            return .array(elements)
        }
        while true {
            skipBlanks()
            elements.append(try value(depth: depth))
            if try isLast(closing: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func isLast(closing: UInt8) throws(JSONParseFailure) -> Bool {
        skipBlanks()
        switch current {
        case closing:
            position += 1
            return true
        case UInt8(ascii: ","):
            position += 1
            return false
        default: throw failure("a comma or the end of a list or object is missing")
        }
    }

    private mutating func number() throws(JSONParseFailure) -> JSONValue {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let firstDigit = current
        guard digits() > 0 else { throw failure("a digit is missing") }
        let integerDigits = position - start - (bytes[start] == UInt8(ascii: "-") ? 1 : 0)
        guard firstDigit != UInt8(ascii: "0") || integerDigits == 1 else {
            throw failure("a number must not begin with 0")
        }
        var isInteger = true
        if current == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            guard digits() > 0 else { throw failure("a digit is missing") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isInteger = false
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw failure("a digit is missing") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let value = Int64(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw failure("the number is too large") }
        return .number(value)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        return position - start
    }

    private mutating func string() throws(JSONParseFailure) -> String {
        position += 1
        let start = position
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let text = String(validating: bytes[start..<position], as: UTF8.self)
                position += 1
                guard let text else { throw failure("the text is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw failure("a control character must be escaped")
            default: position += 1
            }
        }
        throw failure("the text does not end")
    }

    private mutating func escapedString(from start: Int) throws(JSONParseFailure) -> String {
        var unescaped = Array(bytes[start..<position])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: unescaped, as: UTF8.self) else {
                    throw failure("the text is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                unescaped.append(contentsOf: try escape())
            case 0..<0x20: throw failure("a control character must be escaped")
            default:
                unescaped.append(byte)
                position += 1
            }
        }
        throw failure("the text does not end")
    }

    private mutating func escape() throws(JSONParseFailure) -> [UInt8] {
        guard let byte = current else { throw failure("the text does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            return Array(String(Character(scalar)).utf8)
        default: throw failure("unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(JSONParseFailure) -> Unicode.Scalar {
        let high = try hexadecimal()
        if let scalar = Unicode.Scalar(high) { return scalar }
        // A surrogate: only a high one followed by a low one makes a character.
        guard high < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw failure("half of a surrogate pair") }
        position += 2
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { throw failure("half of a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONParseFailure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw failure("the text does not end") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw failure("four hexadecimal digits are missing")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}

extension JSONValue {
    /// Reads a text that is one value, as strictly as ``JSONParser`` and at most 32 levels deep; nil when it
    /// is none, for those who need not tell why.
    public init?(parsing text: String) {
        guard let value = try? JSONParser.parse(Array(text.utf8)) else { return nil }
        self = value
    }
}
