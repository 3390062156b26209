// The audit log: who did what to what, and how it went.
import EmoProtocol

/// Draws the audit log.
public enum AuditScreen {
    /// The table of `audit.list`.
    /// - Parameter traits: of the stream it goes to; times are local on a terminal and the protocol's own elsewhere.
    public static func table(_ rows: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("ROW", rightAligned: true), .init("TIME"), .init("WHO"), .init("ACTION"), .init("OUTCOME"),
            .init("OBJECT", flexible: true, optional: true),
        ])
        for row in rows {
            let outcome = row["outcome"]?.string ?? ""
            let time = row["time"]?.string ?? ""
            table.add([
                .init(row["seq"]?.integer.map(String.init) ?? ""),
                .init(traits.isTerminal ? Amount.localTime(time) : time), .init(actor(row)),
                .init(row["action"]?.string ?? ""), .init(outcome, outcome == "ok" ? .plain : .warning),
                .init(row["object"]?.string ?? ""),
            ])
        }
        return table
    }

    /// What `audit.verify` found, in one or two lines.
    public static func verification(_ result: JSONValue) -> [String] {
        let rows = result["rows"]?.integer ?? 0
        guard result["intact"]?.bool == true else {
            let row = result["broken_seq"]?.integer ?? 0
            return ["The audit log is broken at row \(row): \((result["reason"]?.string ?? "").safeLine)."]
        }
        return [
            "The audit log is intact: \(Amount.count(rows, "row")).",
            "Last hash, to note elsewhere: \((result["last_hash"]?.string ?? "").safeLine)",
        ]
    }

    private static func actor(_ row: JSONValue) -> String {
        let actor = row["actor"]
        if let service = actor?["service"]?.string { return service }
        if actor?["kind"]?.string == "user", let user = actor?["user_id"]?.string { return user }
        return actor?["uid"]?.integer.map { "uid \($0)" } ?? actor?["kind"]?.string ?? ""
    }
}
