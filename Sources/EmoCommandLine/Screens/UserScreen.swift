// The accounts of people.
import EmoProtocol

/// Draws users.
public enum UserScreen {
    /// The table of `user.list`.
    /// - Parameter traits: of the stream it goes to; times are local on a terminal and the protocol's own elsewhere.
    public static func table(_ users: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            // Both name the user in other commands, so neither is cut.
            .init("USER"), .init("ADDRESS"), .init("ROLE"), .init("STATE"),
            .init("LAST LOGIN", optional: true), .init("NAME", flexible: true, optional: true),
        ])
        for user in users {
            table.add([
                .init(user["id"]?.string ?? ""), .init(user["email"]?.string ?? ""),
                .init(user["role"]?.string ?? ""), state(of: user),
                .init(time(user["last_login"], for: traits)), .init(user["display_name"]?.string ?? ""),
            ])
        }
        return table
    }

    /// One account, for a terminal.
    public static func lines(_ user: JSONValue, for traits: StreamTraits) -> [String] {
        func yesNo(_ key: String) -> String { user[key]?.bool == true ? "yes" : "no" }
        return FieldList.lines(
            [
                ("User", user["id"]?.string ?? "?"), ("Address", user["email"]?.string ?? "?"),
                ("Name", user["display_name"]?.string ?? ""), ("Role", user["role"]?.string ?? "?"),
                ("State", state(of: user).text), ("Password", yesNo("has_password")),
                ("Last login", time(user["last_login"], for: traits)),
                ("Keep data", yesNo("allow_data_collection")),
                ("Share analyses", yesNo("allow_analysis_sharing")),
            ], for: traits)
    }

    private static func state(of user: JSONValue) -> Table.Cell {
        if user["disabled_at"]?.string != nil { return .init("disabled", .warning) }
        let locked = (user["locked_until"]?.string ?? "").prefix(19)
        return locked > Amount.universalTime().prefix(19) ? .init("locked", .warning) : .init("active", .good)
    }

    private static func time(_ value: JSONValue?, for traits: StreamTraits) -> String {
        guard let text = value?.string else { return "-" }
        return traits.isTerminal ? Amount.localTime(text) : text
    }
}
