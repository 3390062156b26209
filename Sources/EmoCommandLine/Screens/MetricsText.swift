// The daemon's figures: as a table for people, and in the text format that Prometheus reads.
import EmoProtocol

/// Writes figures.
public enum MetricsText {
    /// The table of `metrics.get`, one row a value; the classes of histograms are left to programs.
    public static func table(_ result: JSONValue) -> Table {
        var table = Table([
            .init("FIGURE"), .init("OF", flexible: true), .init("VALUE", rightAligned: true),
            .init("MEANING", flexible: true, optional: true),
        ])
        for family in result["families"]?.array ?? [] {
            for sample in family["samples"]?.array ?? [] {
                let name = sample["name"]?.string ?? ""
                guard !name.hasSuffix("_bucket") else { continue }
                let labels = (sample["labels"]?.object?.members ?? []).map { "\($0.value.string ?? "")" }
                table.add([
                    .init(name), .init(labels.joined(separator: " ")), .init(number(sample["value"])),
                    .init(family["help"]?.string ?? ""),
                ])
            }
        }
        return table
    }

    /// The text exposition format, version 0.0.4.
    public static func prometheus(_ result: JSONValue) -> String {
        var text = ""
        for family in result["families"]?.array ?? [] {
            let samples = family["samples"]?.array ?? []
            guard let name = family["name"]?.string, !samples.isEmpty else { continue }
            text += "# HELP \(name) \(escaped(family["help"]?.string ?? ""))\n"
            text += "# TYPE \(name) \(family["kind"]?.string ?? "untyped")\n"
            for sample in samples {
                let labels = (sample["labels"]?.object?.members ?? []).map {
                    "\($0.key)=\"\(escaped($0.value.string ?? "", quotes: true))\""
                }
                text += sample["name"]?.string ?? name
                text += labels.isEmpty ? "" : "{" + labels.joined(separator: ",") + "}"
                text += " " + number(sample["value"]) + "\n"
            }
        }
        return text
    }

    private static func number(_ value: JSONValue?) -> String {
        value?.whole(as: Int64.self).map(String.init) ?? value?.number.map { "\($0)" } ?? "NaN"
    }

    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        text.reduce(into: "") { out, character in
            switch character {
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\"" where quotes: out += "\\\""
            default: out.append(character)
            }
        }
    }
}
