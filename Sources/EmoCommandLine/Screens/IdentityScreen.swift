// Who emod takes the caller for.
import EmoProtocol

/// Draws the result of `auth.whoami`.
public enum IdentityScreen {
    /// The lines for a terminal.
    public static func lines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        let kind =
            switch result["kind"]?.string {
            case "anonymous": "nobody that emod knows"
            case "local": "a local user, known by the socket"
            case "user": "a user, known by a token"
            case "service": "a service, known by its token"
            case let other?: other
            case nil: "?"
            }
        let scopes = result["scopes"]?.array?.compactMap(\.string) ?? []
        return FieldList.lines(
            [
                ("Name", result["name"]?.string ?? "?"), ("Kind", kind),
                ("User", result["user_id"]?.string ?? "none"),
                ("Scopes", scopes.isEmpty ? "none" : scopes.joined(separator: ", ")),
                ("Administrator", result["is_administrator"]?.bool == true ? "yes" : "no"),
            ], for: traits)
    }
}
