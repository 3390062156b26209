// A small strict reader for the JSON of model files, which keeps the engine free of Foundation.
// Invariant: any input gives a value or an error; depth is bounded and nothing is read past the end.

/// A parsed JSON value (RFC 8259).
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Where and why a text is not JSON.
    package struct ParseError: Error, Equatable, CustomStringConvertible {
        /// What was found.
        package let reason: String
        /// The byte it was found at, from 0.
        package let offset: Int
        /// The error in a few words.
        package var description: String { "\(reason) at byte \(offset)" }
    }

    /// Parses one value that fills `bytes` but for white space.
    ///
    /// - Throws: ``ParseError`` on any deviation from RFC 8259, a key given twice, or more than 64 levels.
    package init(parsing bytes: some Sequence<UInt8>) throws(ParseError) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.document()
    }

    /// The member of an object, or nil.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text, if this is a string.
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The elements, if this is an array.
    package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    /// The number, if this is one.
    package var number: Double? { if case .number(let value) = self { value } else { nil } }
    /// The number, if it is a whole one that a `Double` holds exactly.
    package var integer: Int? {
        guard let number, number.rounded() == number, abs(number) <= 9_007_199_254_740_992 else { return nil }
        return Int(number)
    }
    /// The numbers of an array of numbers, or nil when an element is something else.
    package var numbers: [Double]? {
        guard let array else { return nil }
        let numbers = array.compactMap(\.number)
        return numbers.count == array.count ? numbers : nil
    }
}
