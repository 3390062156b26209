// The shape of parameters and results: one description that checks requests, is published by `describe`, generates the reference,
// and is held against the traffic of the integration tests.

/// The shape of a JSON value.
public struct Schema: Sendable {
    /// What kind of value is allowed.
    public indirect enum Form: Sendable {
        /// An object with exactly these properties.
        case object([Property])
        /// An object whose keys are not fixed, with values of one shape.
        case map(Schema)
        /// A list of at most so many elements.
        case array(Schema, maximumCount: Int)
        /// Text of a length in bytes.
        case text(ClosedRange<Int>)
        /// One of these words.
        case word([String])
        /// A whole number.
        case integer(ClosedRange<Int64>)
        /// A number.
        case number(ClosedRange<Double>)
        /// True or false.
        case boolean
        /// Null, or the other.
        case nullable(Schema)
        /// Either of two shapes, told apart by their type.
        case either(Schema, Schema)
        /// Anything.
        case any
    }

    /// One property of an object.
    public struct Property: Sendable {
        /// The key, in snake_case.
        public let key: String
        /// The shape of its value.
        public let schema: Schema
        /// False when the key may be left out.
        public let isRequired: Bool
    }

    /// What kind of value is allowed.
    public let form: Form
    /// What the value means, with its unit.
    public let summary: String

    init(_ form: Form, _ summary: String = "") {
        self.form = form
        self.summary = summary
    }
}

extension Schema {
    /// An object with exactly these properties.
    package static func object(_ properties: [Property], _ summary: String = "") -> Schema {
        Schema(.object(properties), summary)
    }
    /// A list.
    package static func list(_ element: Schema, maximumCount: Int = .max, _ summary: String = "") -> Schema {
        Schema(.array(element, maximumCount: maximumCount), summary)
    }
    /// Text of at most `bytes` bytes.
    package static func text(_ summary: String, _ bytes: ClosedRange<Int> = 0...1_048_576) -> Schema {
        Schema(.text(bytes), summary)
    }
    /// One of these words.
    package static func word(_ words: [String], _ summary: String) -> Schema { Schema(.word(words), summary) }
    /// A whole number.
    package static func integer(_ summary: String, _ range: ClosedRange<Int64> = 0...Int64.max) -> Schema {
        Schema(.integer(range), summary)
    }
    /// A number.
    package static func number(
        _ summary: String,
        _ range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    ) -> Schema {
        Schema(.number(range), summary)
    }
    /// True or false.
    package static func boolean(_ summary: String) -> Schema { Schema(.boolean, summary) }
    /// A UUID in its usual form.
    package static func identifier(_ summary: String) -> Schema { Schema(.text(36...36), summary) }
    /// A point in time.
    package static func time(_ summary: String) -> Schema {
        Schema(.text(20...30), summary + " (RFC 3339, UTC)")
    }
    /// Null, or this.
    package var orNull: Schema { Schema(.nullable(self), summary) }
}

extension Schema.Property {
    /// A key that must be there.
    package static func required(_ key: String, _ schema: Schema) -> Schema.Property {
        .init(key: key, schema: schema, isRequired: true)
    }
    /// A key that may be left out.
    package static func optional(_ key: String, _ schema: Schema) -> Schema.Property {
        .init(key: key, schema: schema, isRequired: false)
    }
}
