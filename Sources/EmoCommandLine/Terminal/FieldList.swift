// One result as names and values: aligned on a terminal,
// `name<TAB>value` elsewhere, with the names of the protocol.
import EmoProtocol

/// Names and values.
public enum FieldList {
    /// Every member of a result on a line of its own; nested names are joined by dots.
    /// Lists of scores are keyed by what is scored: `emotion_scores.SAD`.
    public static func tabSeparatedLines(of result: JSONValue) -> [String] {
        var out: [String] = []
        flatten(result, name: "", into: &out)
        return out
    }

    /// Names and texts in two columns; the text is wrapped beside its name.
    public static func lines(
        _ fields: [(name: String, text: String)], for traits: StreamTraits, nameWidth: Int = 12
    ) -> [String] {
        let width = max(nameWidth, (fields.map(\.name.displayWidth).max() ?? 0) + 2)
        return fields.flatMap { field in
            let lines = field.text.safeText.wrapped(to: traits.width - width)
            return lines.enumerated().map { index, line in
                let name = (index == 0 ? field.name : "").padded(to: width)
                return (traits.style.tinted(name, .faint) + line)
            }
        }
    }

    private static func flatten(_ value: JSONValue, name: String, into out: inout [String]) {
        let prefix = name.isEmpty ? "" : name + "."
        switch value {
        case .object(let object):
            for member in object.members { flatten(member.value, name: prefix + member.key, into: &out) }
        case .array(let values) where values.contains(where: { $0.object != nil }):
            for (index, value) in values.enumerated() {
                if let key = value["emotion"]?.string ?? value["label"]?.string, let score = value["score"] {
                    flatten(score, name: prefix + key, into: &out)
                } else {
                    flatten(value, name: prefix + String(index), into: &out)
                }
            }
        case .array(let values): out.append(line(name, values.map(text).joined(separator: ",")))
        default: out.append(line(name, text(value)))
        }
    }

    private static func line(_ name: String, _ text: String) -> String {
        name.isEmpty ? text.tabSeparatedField : name.tabSeparatedField + "\t" + text.tabSeparatedField
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: value.text
        }
    }
}
