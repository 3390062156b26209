// The shape as JSON Schema (2020-12), for `describe` and for programs that generate clients.

extension Schema {
    /// This shape as JSON Schema.
    public var jsonSchema: JSONValue {
        var out: JSONObject = form.jsonSchema
        if !summary.isEmpty { out["description"] = .string(summary) }
        return .object(out)
    }
}

extension Schema.Form {
    fileprivate var jsonSchema: JSONObject {
        switch self {
        case .object(let properties):
            var members = JSONObject()
            for property in properties { members[property.key] = property.schema.jsonSchema }
            return [
                "type": "object", "additionalProperties": false, "properties": .object(members),
                "required": JSONValue(properties.filter(\.isRequired).map(\.key)),
            ]
        case .map(let inner): return ["type": "object", "additionalProperties": inner.jsonSchema]
        case .array(let element, let maximum):
            var out: JSONObject = ["type": "array", "items": element.jsonSchema]
            if maximum < .max { out["maxItems"] = .integer(Int64(maximum)) }
            return out
        case .text(let range):
            // JSON Schema counts characters, the protocol bytes; a text within the bytes is always within the characters.
            return ["type": "string", "maxLength": .integer(Int64(range.upperBound))]
        case .word(let words): return ["type": "string", "enum": JSONValue(words)]
        case .integer(let range):
            var out: JSONObject = ["type": "integer"]
            if range.lowerBound > .min { out["minimum"] = .integer(range.lowerBound) }
            if range.upperBound < .max { out["maximum"] = .integer(range.upperBound) }
            return out
        case .number(let range):
            var out: JSONObject = ["type": "number"]
            if range.lowerBound > -.greatestFiniteMagnitude { out["minimum"] = .number(range.lowerBound) }
            if range.upperBound < .greatestFiniteMagnitude { out["maximum"] = .number(range.upperBound) }
            return out
        case .boolean: return ["type": "boolean"]
        case .nullable(let inner): return ["anyOf": [inner.jsonSchema, ["type": "null"]]]
        case .either(let first, let second): return ["anyOf": [first.jsonSchema, second.jsonSchema]]
        case .any: return [:]
        }
    }
}
