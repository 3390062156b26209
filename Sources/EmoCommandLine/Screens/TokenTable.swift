// The tokens of services, without their text.
import EmoProtocol

/// Draws tokens.
public enum TokenTable {
    /// The table of `token.list`.
    /// - Parameter traits: of the stream it goes to; times are local on a terminal and the protocol's own elsewhere.
    public static func table(_ tokens: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("TOKEN"), .init("SERVICE"), .init("SCOPES", flexible: true), .init("CREATED"),
            .init("EXPIRES"), .init("LAST USED"),
            .init("REVOKED"),
        ])
        func time(_ value: JSONValue?) -> String {
            guard let text = value?.string else { return "-" }
            return traits.isTerminal ? Amount.localTime(text) : text
        }
        for token in tokens {
            let isRevoked = token["revoked_at"]?.string != nil
            table.add([
                .init(token["id"]?.string ?? "", isRevoked ? .faint : .plain),
                .init(token["name"]?.string ?? ""),
                .init(token["scopes"]?.array?.compactMap(\.string).joined(separator: ",") ?? ""),
                .init(time(token["created_at"])),
                .init(time(token["expires_at"])), .init(time(token["last_used_at"])),
                .init(time(token["revoked_at"]), isRevoked ? .warning : .plain),
            ])
        }
        return table
    }
}
