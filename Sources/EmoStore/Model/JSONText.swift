// Lists and small values that live in one text column, as JSON with sorted keys.

import FoundationEssentials

enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Most lists are empty; they are not worth an encoder.
    static func encode(list: some Encodable & Collection) throws -> String {
        list.isEmpty ? "[]" : try encode(list)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw StoreError.corrupt("A column does not hold the JSON of \(type).")
        }
    }
}

extension SQLRow {
    func json<Value: Decodable>(_ column: Int, as type: Value.Type) throws -> Value {
        try JSONText.decode(type, from: try text(column))
    }

    func list<Element: Decodable>(_ column: Int, of type: Element.Type) throws -> [Element] {
        let text = try text(column)
        return text == "[]" ? [] : try JSONText.decode([Element].self, from: text)
    }
}

extension SQLValue {
    static func list(_ value: some Encodable & Collection) throws -> SQLValue {
        .text(try JSONText.encode(list: value))
    }

    static func json(_ value: some Encodable) throws -> SQLValue { .text(try JSONText.encode(value)) }
}
