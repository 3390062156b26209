// The words around exported data: what the archive is, and the journal and memories as a person reads them.
import EmoProtocol
import EmoStore

enum ExportText {
    /// What the archive holds.
    static func readme(_ user: User) -> String {
        """
        # Everything that is kept of \(user.displayName)

        - `account.json`: the account, with what you have agreed to.
        - `journal/`: your recordings by month: what was said and felt. The recordings themselves are not kept.
        - `sessions/`: your conversations with EmoBuddy, each to read (`.md`) and for programs (`.json`).
        - `memories.md`, `memories.json`: what EmoBuddy remembers of you.
        - `events.json`: when what happened.

        Times are in UTC. To remove all of this from the machine: `emoctl user erase`.

        """
    }

    /// The journal of a month.
    static func journal(_ analyses: [SpeechAnalysis], month: ExportMonth) -> String {
        var out = "# Journal of \(month)\n"
        for analysis in analyses {
            out += "\n## \(analysis.createdAt.rfc3339)\n\n"
            let felt = [analysis.dominantEmotion, analysis.sentiment, analysis.mentalState].compactMap { $0 }
            if !felt.isEmpty { out += felt.joined(separator: ", ").lowercased() + "\n\n" }
            out += quoted(analysis.transcribedText ?? "(not transcribed)") + "\n"
        }
        return out
    }

    /// The user's memories, oldest first.
    static func memories(of user: UUIDv7, _ transaction: ReadTransaction) throws -> [Memory] {
        var found: [Memory] = []
        var page = PageRequest(limit: PageRequest.maximumLimit)
        while true {
            let next = try transaction.memories.list(owner: user, page)
            found += next.items
            guard let after = next.next else { return found.reversed() }
            page = PageRequest(limit: PageRequest.maximumLimit, after: after)
        }
    }

    /// Memories to read.
    static func markdown(_ memories: [Memory]) -> String {
        "# What EmoBuddy remembers\n\n"
            + memories.map { "- \($0.createdAt.rfc3339.prefix(10)) (\($0.kind)): \($0.text ?? "")\n" }
            .joined()
    }

    /// Memories for programs.
    static func json(_ memories: [Memory]) -> JSONValue {
        .array(
            memories.map {
                [
                    "id": .string($0.id.description), "created_at": .string($0.createdAt.rfc3339),
                    "kind": .string($0.kind), "text": JSONValue($0.text),
                ]
            })
    }

    /// The user's events for programs.
    static func events(of user: UUIDv7, _ transaction: ReadTransaction) throws -> String {
        var items: [JSONValue] = []
        var last: EventPosition?
        while true {
            let found = try transaction.events.list(after: last, visibility: .user(user), limit: 1_000)
            items += found.map {
                [
                    "time": .string($0.time.rfc3339), "topic": .string($0.topic),
                    "data": (try? JSONParser.parse(Array($0.dataJSON.utf8))) ?? .null,
                ]
            }
            guard found.count == 1_000 else { return JSONValue.array(items).indented() + "\n" }
            last = found.last?.position
        }
    }

    private static func quoted(_ text: String) -> String {
        "> " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
    }
}
