// What EmoBuddy remembers, and whom one would call.
import EmoProtocol

/// Draws memories.
public enum MemoryTable {
    /// The table of `memory.list`.
    /// - Parameter traits: of the stream it goes to; dates are local on a terminal, and the protocol's own times elsewhere.
    public static func table(_ memories: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("MEMORY"), .init("KIND"), .init("SINCE"), .init("SESSION", optional: true),
            .init("TEXT", flexible: true),
        ])
        for memory in memories {
            let time = memory["created_at"]?.string ?? ""
            table.add([
                .init(memory["id"]?.string ?? ""), .init(memory["kind"]?.string ?? ""),
                .init(traits.isTerminal ? String(Amount.localTime(time).prefix(10)) : time),
                .init(memory["source"]?["session_id"]?.string ?? "-"), .init(memory["text"]?.string ?? ""),
            ])
        }
        return table
    }

    /// The lines of `contact.get` and `contact.set`.
    public static func contactLines(_ result: JSONValue, for traits: StreamTraits) -> [String] {
        guard let contact = result["contact"], let name = contact["name"]?.string else {
            return ["Nobody is named. Name somebody with: emoctl contact set"]
        }
        return FieldList.lines([("Name", name), ("Reach", contact["reach"]?.string ?? "")], for: traits)
    }
}
