// The reference of the protocol for people, made of the same descriptions that check requests: docs/protocol.md is this text, and a test
// holds it against the sources.

/// The reference as Markdown.
public enum ProtocolReference {
    /// The whole page.
    public static var markdown: String {
        [introduction, requests, limits, methods, notifications, topics, errors].joined(separator: "\n\n")
            + "\n"
    }

    private static let introduction = """
        # The control protocol

        Version \(Greeting.protocolVersion.major).\(Greeting.protocolVersion.minor). JSON-RPC 2.0 over a Unix socket, one object a line in UTF-8. The server speaks first, with a `greeting`. \
        A line that cannot be read is answered and the connection lives on. Parameters are strict; clients ignore members of results that they do not \
        know. Every request gets exactly one reply, also a cancelled one. Notifications may come in between.

        This page is made of the descriptions that check the requests (`emoctl describe --markdown`). As JSON Schema they are the result of the method \
        `describe`.
        """

    private static var requests: String {
        section("Requests", "A request is an object with these members and no others.", Request.envelope)
    }

    private static var limits: String {
        let rows = (Limits().json.object?.members ?? []).map { "| `\($0.key)` | \($0.value.text) |" }
        return """
            ## Limits

            As shipped; the greeting tells those that count. A connection that leaves `output_bytes` unread is closed; from an eighth of it on,
            its requests are worked on one at a time, with pauses.

            | limit | value |
            |---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private static var methods: String {
        "## Methods\n\n" + Method.all.map(describe).joined(separator: "\n\n")
    }

    private static func describe(_ method: Method) -> String {
        var parts = ["### \(method.name)", method.summary]
        if method.isMutating { parts.append("Takes an `idempotency_key`.") }
        parts.append(table("Parameters", method.parameters))
        parts.append(table("Result", method.result))
        let codes = method.errors.map { "`\($0.name)`" }.joined(separator: ", ")
        if !codes.isEmpty { parts.append("Errors of its own: \(codes).") }
        return parts.joined(separator: "\n\n")
    }

    private static var notifications: String {
        "## Notifications\n\n"
            + Notification.all.map {
                "### \($0.name)\n\n\($0.summary)\n\n" + table("Parameters", $0.parameters)
            }
            .joined(separator: "\n\n")
    }

    private static var topics: String {
        "## Events\n\nThe topics of `event` notifications, who sees them, and their `data`.\n\n"
            + EventTopic.all.map {
                "### \($0.name)\n\n\($0.summary) Seen by: \($0.audience.rawValue).\n\n"
                    + table("Data", $0.data)
            }.joined(separator: "\n\n")
    }

    private static var errors: String {
        let rows = ErrorCode.all.map {
            "| `\($0.name)` | \($0.number) | \($0.retryable ? "yes" : "no") | \(escaped($0.summary)) | \(escaped($0.hint)) |"
        }
        return section(
            "Errors",
            "The `error` member of a reply. The contract is `data.code`; clients keep codes they do not know.",
            ProtocolError.schema)
            + "\n\n| code | number | again | meaning | what to do |\n|---|---|---|---|---|\n"
            + rows.joined(separator: "\n")
    }

    private static func section(_ title: String, _ text: String, _ schema: Schema) -> String {
        "## \(title)\n\n\(text)\n\n" + table("", schema)
    }

    // MARK: Shapes

    private static func table(_ title: String, _ schema: Schema) -> String {
        let found = rows(schema, prefix: "")
        let heading = title.isEmpty ? "" : "\(title):"
        guard !found.isEmpty else {
            return title.isEmpty
                ? "none" : heading + " " + (schema.form.isEmptyObject ? "none." : typeName(schema) + ".")
        }
        let intro = schema.form.isObject || title.isEmpty ? heading : heading + " " + typeName(schema)
        return (intro.isEmpty ? "" : intro + "\n\n")
            + "| name | type | needed | meaning |\n|---|---|---|---|\n"
            + found.joined(separator: "\n")
    }

    /// The members of a shape and of the shapes within it, a row each.
    private static func rows(_ schema: Schema, prefix: String) -> [String] {
        switch schema.form {
        case .object(let properties):
            return properties.flatMap { property in
                let name = prefix + property.key
                let row =
                    "| `\(name)` | \(typeName(property.schema)) | \(property.isRequired ? "yes" : "no") | \(escaped(property.schema.summary)) |"
                return [row] + rows(property.schema, prefix: name + ".")
            }
        case .array(let element, _):
            return rows(element, prefix: prefix.isEmpty ? "[]." : prefix.dropLast() + "[].")
        case .nullable(let inner): return rows(inner, prefix: prefix)
        case .either(let first, let second):
            let found = rows(first, prefix: prefix)
            return found.isEmpty ? rows(second, prefix: prefix) : found
        default: return []
        }
    }

    private static func typeName(_ schema: Schema) -> String {
        switch schema.form {
        case .object: "object"
        case .map(let inner): "object of \(typeName(inner))"
        case .array(let element, let maximum):
            "list of \(typeName(element))" + (maximum < .max ? ", at most \(maximum)" : "")
        case .text(let range):
            range.lowerBound == range.upperBound
                ? "text of \(range.upperBound) bytes"
                : range.upperBound < 1_048_576
                    ? "text, \(range.lowerBound)…\(range.upperBound) bytes" : "text"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .integer(let range):
            range.upperBound < .max
                ? range.lowerBound > .min ? "integer, \(range.lowerBound)…\(range.upperBound)" : "integer"
                : "integer"
        case .number(let range):
            range.upperBound < .greatestFiniteMagnitude
                ? "number, \(range.lowerBound)…\(range.upperBound)" : "number"
        case .boolean: "boolean"
        case .nullable(let inner): typeName(inner) + " or null"
        case .either(let first, let second): typeName(first) + " or " + typeName(second)
        case .any: "any"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

extension Schema.Form {
    fileprivate var isObject: Bool { if case .object = self { true } else { false } }
    fileprivate var isEmptyObject: Bool {
        if case .object(let properties) = self { properties.isEmpty } else { false }
    }
}
