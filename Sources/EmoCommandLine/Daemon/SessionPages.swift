// Long sessions come in pages; this asks for one after the other.
import EmoProtocol

/// Follows the pages of a session.
public enum SessionPages {
    /// Calls a method again and again, each time after the page before, and hands each page on.
    public static func forEach(
        _ method: String, _ parameters: JSONObject, doing purpose: String, on connection: DaemonConnection,
        _ take: (JSONValue) throws(CommandError) -> Void
    ) throws(CommandError) {
        var parameters = parameters
        while true {
            let page = try connection.call(method, parameters, doing: purpose)
            try take(page)
            guard let next = page["next"], next.integer != nil, next != parameters["after"] else { return }
            parameters["after"] = next
        }
    }

    /// A whole session, as if it had come in one page.
    public static func whole(_ session: String, on connection: DaemonConnection) throws(CommandError)
        -> JSONValue
    {
        var first: JSONObject?
        var messages: [JSONValue] = []
        try forEach(
            "session.get", ["session_id": .string(session)], doing: "show the session", on: connection
        ) {
            page throws(CommandError) in
            first = first ?? page.object
            messages += page["messages"]?.array ?? []
        }
        var whole = first ?? JSONObject()
        whole["messages"] = .array(messages)
        whole["next"] = .null
        return .object(whole)
    }
}
