// The engines and their state, for `engine list` and the status screen.
import EmoProtocol

/// Draws engines.
public enum EngineTable {
    /// The table of `engine.list`.
    public static func table(_ engines: [JSONValue]) -> Table {
        var table = Table([
            .init("ENGINE"), .init("KIND"), .init("STATE"), .init("DEFAULT"),
            .init("VERSION", flexible: true, optional: true),
            .init("MEMORY", rightAligned: true, optional: true),
            .init("REQUESTS", rightAligned: true, optional: true),
            .init("FAILURES", rightAligned: true, optional: true),
            .init("RESTARTS", rightAligned: true, optional: true), .init("WHY", flexible: true),
        ])
        for engine in engines {
            let state = engine["state"]?.string ?? ""
            table.add([
                .init(engine["id"]?.string ?? ""), .init(engine["kind"]?.string ?? ""),
                .init(state, tone(of: state)),
                .init(engine["is_default"]?.bool == true ? "yes" : "no"),
                .init(engine["version"]?.string ?? ""),
                .init(engine["memory_bytes"]?.integer.map(Amount.bytes) ?? "-"),
                .init(number(engine["requests"])),
                .init(number(engine["failures"])), .init(number(engine["restarts"])),
                .init(engine["reason"]?.string ?? ""),
            ])
        }
        return table
    }

    /// How well a state is: states that are not known say nothing.
    public static func tone(of state: String) -> TextStyle.Tone {
        switch state {
        case "ready", "busy": .good
        case "starting", "loading", "backing_off", "draining", "stopping": .warning
        case "quarantined", "invalid", "absent": .bad
        case "stopped", "disabled": .faint
        default: .plain
        }
    }

    /// One engine, for a terminal.
    public static func lines(_ engine: JSONValue, for traits: StreamTraits) -> [String] {
        let state = engine["state"]?.string ?? "?"
        let languages = engine["languages"]?.array?.compactMap(\.string).joined(separator: ", ") ?? ""
        var fields: [(name: String, text: String)] = [
            ("Kind", engine["kind"]?.string ?? "?"), ("Version", engine["version"]?.string ?? "?"),
            ("Default", engine["is_default"]?.bool == true ? "yes" : "no"),
            ("Languages", languages.isEmpty ? "any" : languages),
            ("Process", engine["pid"]?.integer.map(String.init) ?? "none"),
            ("Memory", engine["memory_bytes"]?.integer.map(Amount.bytes) ?? "not known"),
            (
                "Requests",
                number(engine["requests"]) + " done, " + number(engine["failures"]) + " failed, "
                    + number(engine["queued"]) + " waiting"
            ),
            ("Restarts", number(engine["restarts"])),
        ]
        if let upgrade = engine["upgrade"], upgrade["phase"]?.string != nil {
            fields.insert(("Upgrade", upgradeText(upgrade)), at: 2)
        }
        if let reason = engine["reason"]?.string { fields.insert(("Why", reason), at: 0) }
        let title =
            traits.style.strong((engine["id"]?.string ?? "?").safeLine) + "  "
            + traits.style.tinted(state.safeLine, tone(of: state))
        return [title] + FieldList.lines(fields, for: traits)
    }

    /// What became of a new build, in words.
    static func upgradeText(_ upgrade: JSONValue) -> String {
        let (from, to) = (upgrade["from_version"]?.string ?? "?", upgrade["to_version"]?.string ?? "?")
        let reason = upgrade["reason"]?.string.map { ": \($0)" } ?? ""
        return switch upgrade["phase"]?.string {
        case "testing": "\(to) is being tested, \(from) serves"
        case "probation": "\(to) serves on probation, \(from) is kept"
        case "refused": "\(to) did not pass its test\(reason)"
        case "rolled_back": "\(to) failed and was taken back, \(from) serves\(reason)"
        default: "\(from) to \(to)"
        }
    }

    private static func number(_ value: JSONValue?) -> String { value?.integer.map(String.init) ?? "?" }
}
