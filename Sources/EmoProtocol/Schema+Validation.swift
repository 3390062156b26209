// Checks a value against its shape, before any effect; the error names the key and never quotes the value.

extension Schema {
    /// Throws unless `value` has this shape.
    /// - Parameter path: where the value stands, such as `params.audio`.
    public func validate(_ value: JSONValue, path: String) throws(ProtocolError) {
        switch (form, value) {
        case (.any, _), (.boolean, .bool), (.nullable, .null): return
        case (.nullable(let inner), _): try inner.validate(value, path: path)
        case (.object(let properties), .object(let object)): try Self.validate(object, properties, path: path)
        case (.map(let inner), .object(let object)):
            for member in object.members { try inner.validate(member.value, path: "\(path).\(member.key)") }
        case (.array(let element, let maximum), .array(let values)):
            guard values.count <= maximum else {
                throw ProtocolError(
                    .outOfRange, "\(path) has \(values.count) elements; at most \(maximum) are allowed")
            }
            for (index, value) in values.enumerated() {
                try element.validate(value, path: "\(path)[\(index)]")
            }
        case (.text(let range), .string(let text)):
            guard range.contains(text.utf8.count) else {
                throw ProtocolError(
                    .outOfRange,
                    "\(path) has \(text.utf8.count) bytes; allowed are \(range.lowerBound) to \(range.upperBound)"
                )
            }
        case (.word(let words), .string(let text)):
            guard words.contains(text) else {
                throw ProtocolError(.outOfRange, "\(path) must be one of \(words.joined(separator: ", "))")
            }
        case (.integer(let range), .integer(let number)):
            guard range.contains(number) else {
                throw ProtocolError(.outOfRange, "\(path) must be \(range.lowerBound) to \(range.upperBound)")
            }
        case (.number(let range), .integer), (.number(let range), .number):
            guard let number = value.number, range.contains(number) else {
                throw ProtocolError(.outOfRange, "\(path) is out of range")
            }
        case (.either(let first, let second), _):
            try (first.accepts(typeOf: value) ? first : second).validate(value, path: path)
        default: throw ProtocolError(.wrongType, "\(path) must be \(expectation)")
        }
    }

    private static func validate(_ object: JSONObject, _ properties: [Property], path: String)
        throws(ProtocolError)
    {
        for member in object.members where !properties.contains(where: { $0.key == member.key }) {
            throw ProtocolError(.unknownKey, "\(path) has no key “\(member.key.prefix(64))”")
        }
        for property in properties {
            guard let value = object[property.key] else {
                if property.isRequired {
                    throw ProtocolError(.missingKey, "\(path) lacks the key “\(property.key)”")
                }
                continue
            }
            try property.schema.validate(value, path: "\(path).\(property.key)")
        }
    }

    private func accepts(typeOf value: JSONValue) -> Bool {
        switch (form, value) {
        case (.object, .object), (.map, .object), (.array, .array), (.text, .string), (.word, .string),
            (.integer, .integer),
            (.number, .integer), (.number, .number), (.boolean, .bool), (.any, _), (.nullable, .null):
            true
        case (.nullable(let inner), _): inner.accepts(typeOf: value)
        case (.either(let first, let second), _):
            first.accepts(typeOf: value) || second.accepts(typeOf: value)
        default: false
        }
    }

    private var expectation: String {
        switch form {
        case .object, .map: "an object"
        case .array: "a list"
        case .text, .word: "text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .nullable(let inner): inner.expectation + " or null"
        case .either(let first, let second): first.expectation + " or " + second.expectation
        case .any: "a value"
        }
    }
}
