// What emod says about its health: as one line with an exit status for scripts, and as a screen for people.
import EmoProtocol

/// The result of `health.get`.
public struct HealthReport: Sendable {
    /// What emod answered.
    public let result: JSONValue

    /// Takes what `health.get` answered.
    public init(_ result: JSONValue) { self.result = result }

    /// The exit status that says the same.
    public var status: CommandStatus {
        switch result["status"]?.string {
        case "ok": .success
        case "degraded": .degraded
        default: .failure
        }
    }

    /// True while waiting makes sense: an engine is being started, or emod lacks a part and an engine that failed is
    /// to be started again.
    public var isStarting: Bool {
        let awaited = status == .success ? ["starting", "loading"] : ["starting", "loading", "backing_off"]
        return engines.contains { awaited.contains($0["state"]?.string ?? "") }
    }

    /// The engines, as `engine.list` tells them.
    public var engines: [JSONValue] { result["engines"]?.array ?? [] }

    /// The state in one line, with the first problem.
    public var line: String {
        let ready = engines.filter { ["ready", "busy"].contains($0["state"]?.string) }.count
        let sessions = result["sessions"]?["active"]?.integer ?? 0
        let parts = [
            word("status"), "emod \(word("version"))",
            Amount.count(Int64(ready), "engine") + " ready",
            Amount.count(sessions, "open session"),
        ]
        let problems = result["problems"]?.array ?? []
        guard let first = problems.first?["message"]?.string else {
            return parts.joined(separator: ", ").safeLine
        }
        let more = problems.count > 1 ? " (and \(problems.count - 1) more: emoctl status)" : ""
        return "\(parts.joined(separator: ", ")): \(first)\(more)".safeLine
    }

    /// The screen.
    public func lines(for traits: StreamTraits) -> [String] {
        let table = EngineTable.table(engines)
        let engineLines = table.isEmpty ? ["No engine is installed."] : table.lines(for: traits)
        return headline(traits) + [""] + engineLines + [""] + problems(traits)
    }

    private func word(_ key: String) -> String { result[key]?.string ?? "?" }

    private func headline(_ traits: StreamTraits) -> [String] {
        let parts = [
            "up \(Amount.duration(milliseconds: result["uptime_ms"]?.integer ?? 0))",
            "process \(result["pid"]?.integer ?? 0)",
            Amount.bytes(result["memory_bytes"]?.integer ?? 0),
            Amount.count(result["connections"]?.integer ?? 0, "connection"),
        ]
        let title =
            traits.style.strong("emod \(word("version"))".safeLine) + "  "
            + traits.style.tinted(word("status").safeLine, TextStyle.Tone(status))
        let database = result["database"]
        let place = database?["storage"]?.string == "memory" ? "in memory: lost when emod stops" : "on disk"
        let tokens = result["tokens"]
        let signing =
            tokens?["configured"]?.bool == true
            ? Amount.count(tokens?["active"]?.integer ?? 0, "active token") : "no signing key"
        let fields: [(name: String, text: String)] = [
            (
                "Database",
                (database?["status"]?.string ?? "?") + ", "
                    + Amount.bytes(database?["size_bytes"]?.integer ?? 0) + " \(place), "
                    + "schema \(database?["schema_version"]?.integer ?? 0)"
            ),
            ("Sessions", Amount.count(result["sessions"]?["active"]?.integer ?? 0, "open session")),
            ("Tokens", signing),
        ]
        return [title + "  " + parts.joined(separator: ", ")] + FieldList.lines(fields, for: traits)
    }

    private func problems(_ traits: StreamTraits) -> [String] {
        let problems = result["problems"]?.array ?? []
        guard !problems.isEmpty else { return [traits.style.tinted("No problems.", .good)] }
        return [traits.style.strong("Problems")]
            + problems.flatMap { problem in
                let code = problem["code"]?.string ?? "?"
                let text = "\(problem["message"]?.string ?? "?") (\(code))".safeText.wrapped(
                    to: traits.width - 4)
                let hint = "try: \(problem["hint"]?.string ?? "?")".safeText.wrapped(to: traits.width - 4)
                let mark = traits.style.tinted(
                    traits.style.usesUnicode ? "●" : "*", status == .failure ? .bad : .warning)
                return text.enumerated().map { ($0 == 0 ? "  \(mark) " : "    ") + $1 }
                    + hint.map { "    " + $0 }
            }
    }
}
