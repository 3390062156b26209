// Sessions with EmoBuddy: the list, one with its messages, and the summary at the end.
import EmoProtocol

/// Draws sessions.
public enum SessionScreen {
    /// The table of `session.list`.
    /// - Parameter traits: of the stream it goes to; times are local on a terminal and the protocol's own
    ///   elsewhere.
    public static func table(_ sessions: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("SESSION"), .init("STARTED"), .init("STATE"), .init("MESSAGES", rightAligned: true),
            .init("TITLE", flexible: true),
        ])
        for session in sessions {
            let isOpen = session["ended_at"]?.string == nil
            table.add([
                .init(session["id"]?.string ?? ""), .init(time(session["started_at"], for: traits)),
                .init(isOpen ? "open" : "ended", isOpen ? .good : .faint),
                .init(session["message_count"]?.integer.map(String.init) ?? "?"),
                .init(session["title"]?.string ?? ""),
            ])
        }
        return table
    }

    /// One session with its messages, for a terminal.
    public static func lines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let session = result["session"]
        let ended = session?["ended_at"].flatMap(\.string).map { "ended \(Amount.localTime($0))" } ?? "open"
        let title = session?["title"]?.string ?? "Session without a title"
        var out = [traits.style.strong(title.safeLine)]
        out += FieldList.lines(
            [
                ("Session", session?["id"]?.string ?? "?"),
                ("Started", time(session?["started_at"], for: traits) + ", " + ended),
            ], for: traits)
        if let course = course(result) { out += FieldList.lines([("Course", course)], for: traits) }
        for message in result["messages"]?.array ?? [] {
            let name = message["from_user"]?.bool == true ? "you" : "EmoBuddy"
            out += [""] + FieldList.lines([(name, message["text"]?.string ?? "")], for: traits)
        }
        let ending = summary(session ?? .null, for: traits)
        return ending.isEmpty ? out : out + [""] + ending
    }

    /// How the session went; nil while there is nothing to compare.
    private static func course(_ result: JSONValue) -> String? {
        guard let trend = result["course"]?["trend"]?.string else { return nil }
        let balances = (result["course"]?["windows"]?.array ?? []).compactMap { $0["balance"]?.number }
        let shown = balances.map { Amount.signed($0, 1) }.joined(separator: ", ")
        return "\(trend); from -1 negative to +1 positive: \(shown)"
    }

    /// The messages as tab-separated lines: order, who, when, what.
    public static func messageLines(_ result: JSONValue) -> [String] {
        (result["messages"]?.array ?? []).map { message in
            [
                message["order"]?.integer.map(String.init) ?? "",
                message["from_user"]?.bool == true ? "user" : "buddy",
                message["created_at"]?.string ?? "", message["text"]?.string ?? "",
            ].map(\.tabSeparatedField).joined(separator: "\t")
        }
    }

    /// Summary and recommendations of `buddy.end` or of a stored session, for a terminal.
    public static func summary(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        var fields: [(name: String, text: String)] = []
        if let summary = result["summary"]?.string, !summary.isEmpty { fields.append(("Summary", summary)) }
        for (index, recommendation) in (result["recommendations"]?.array ?? []).compactMap(\.string)
            .enumerated()
        {
            fields.append((index == 0 ? "To try" : "", recommendation))
        }
        return FieldList.lines(fields, for: traits)
    }

    private static func time(_ value: JSONValue?, for traits: StreamTraits) -> String {
        let text = value?.string ?? ""
        return traits.isTerminal ? Amount.localTime(text) : text
    }
}
