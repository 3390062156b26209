// The protocol's own description of itself, for people who write clients.
import EmoProtocol

/// Draws the result of `describe`.
public enum MethodScreen {
    /// All methods.
    public static func table(_ result: JSONValue) -> Table {
        var table = Table([.init("METHOD"), .init("CHANGES"), .init("WHAT IT DOES", flexible: true)])
        for method in result["methods"]?.array ?? [] {
            table.add([
                .init(method["name"]?.string ?? ""), .init(changes(method)),
                .init(method["summary"]?.string ?? ""),
            ])
        }
        return table
    }

    /// All topics of events.
    public static func topicTable(_ result: JSONValue) -> Table {
        var table = Table([.init("TOPIC"), .init("SEEN BY"), .init("WHAT HAS HAPPENED", flexible: true)])
        for topic in result["topics"]?.array ?? [] {
            table.add([
                .init(topic["name"]?.string ?? ""), .init(topic["audience"]?.string ?? ""),
                .init(topic["summary"]?.string ?? ""),
            ])
        }
        return table
    }

    /// One method with its parameters, its result and its errors, for a terminal.
    public static func lines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard let method = result["methods"]?.array?.first else { return [] }
        var out = [traits.style.strong((method["name"]?.string ?? "?").safeLine)]
        out += (method["summary"]?.string ?? "").safeText.wrapped(to: traits.width)
        out += FieldList.lines([("Changes", changes(method)), ("Errors", errors(method))], for: traits)
        out += section("Parameters", method["params"], traits)
        return out + section("Result", method["result"], traits)
    }

    /// Whether the method changes what is stored.
    private static func changes(_ method: JSONValue) -> String {
        method["mutating"]?.bool == true ? "yes" : "no"
    }

    private static func errors(_ method: JSONValue) -> String {
        let codes = method["errors"]?.array?.compactMap(\.string) ?? []
        return codes.isEmpty ? "only those any method can give" : codes.joined(separator: ", ")
    }

    private static func section(_ title: String, _ schema: JSONValue?, _ traits: StreamTraits) -> [String] {
        guard let schema else { return [] }
        let alternatives = schema["anyOf"]?.array?.first { $0["properties"] != nil } ?? schema
        guard let properties = alternatives["properties"]?.object, !properties.members.isEmpty else {
            return [
                "", traits.style.strong(title) + "  " + (type(schema) == "object" ? "none" : type(schema)),
            ]
        }
        let required = Set(alternatives["required"]?.array?.compactMap(\.string) ?? [])
        var table = Table([
            .init("NAME"), .init("TYPE", flexible: true), .init("NEEDED"), .init("MEANING", flexible: true),
        ])
        for property in properties.members {
            table.add([
                .init(property.key), .init(type(property.value)),
                .init(required.contains(property.key) ? "yes" : "no"),
                .init(property.value["description"]?.string ?? ""),
            ])
        }
        return ["", traits.style.strong(title)] + table.lines(for: traits)
    }

    /// A schema as a short type: `list of object`, `POSITIVE|NEGATIVE`, `integer or null`.
    private static func type(_ schema: JSONValue) -> String {
        if let alternatives = schema["anyOf"]?.array {
            return alternatives.map(type).joined(separator: " or ")
        }
        if let words = schema["enum"]?.array { return words.compactMap(\.string).joined(separator: "|") }
        switch schema["type"]?.string {
        case "array": return "list" + (schema["items"].map { " of " + type($0) } ?? "")
        case let name?: return name
        case nil: return "anything"
        }
    }
}
