// The tokens of services, without their text.
import EmoProtocol

/// Draws tokens.
public enum TokenTable {
    /// The table of `token.list`.
    /// - Parameters:
    ///   - traits: of the stream it goes to; dates are local on a terminal, and the protocol's own times elsewhere.
    ///   - now: the time to tell expired tokens by, in the protocol's own form.
    public static func table(
        _ tokens: [JSONValue], for traits: StreamTraits, now: String = Amount.universalTime()
    ) -> Table {
        var table = Table([
            .init("TOKEN"), .init("SERVICE"), .init("STATE"), .init("EXPIRES"),
            .init("LAST USED", optional: true),
            .init("SCOPES", flexible: true, optional: true),
        ])
        func time(_ value: JSONValue?) -> String {
            guard let text = value?.string else { return "-" }
            return traits.isTerminal ? String(Amount.localTime(text).prefix(10)) : text
        }
        for token in tokens {
            table.add([
                .init(token["id"]?.string ?? ""), .init(token["name"]?.string ?? ""),
                state(of: token, now: now),
                .init(time(token["expires_at"])), .init(time(token["last_used_at"])),
                .init(token["scopes"]?.array?.compactMap(\.string).joined(separator: ",") ?? ""),
            ])
        }
        return table
    }

    /// The table of `token.rotate_key`.
    public static func keys(_ keys: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("KEY"), .init("STATE"), .init("MADE"), .init("VALID TOKENS", rightAligned: true),
        ])
        for key in keys {
            let time = key["created_at"]?.string ?? ""
            let state = key["state"]?.string ?? ""
            table.add([
                .init(key["key_id"]?.string ?? ""), .init(state, state == "active" ? .good : .faint),
                .init(traits.isTerminal ? Amount.localTime(time) : time),
                .init(key["active_tokens"]?.integer.map(String.init) ?? ""),
            ])
        }
        return table
    }

    private static func state(of token: JSONValue, now: String) -> Table.Cell {
        if token["revoked_at"]?.string != nil { return .init("revoked", .faint) }
        // Times of one form and one zone follow each other as their texts do, to the second.
        let isExpired = (token["expires_at"]?.string ?? "").prefix(19) <= now.prefix(19)
        return isExpired ? .init("expired", .warning) : .init("valid", .good)
    }
}
