// What is remembered of a user: engines propose, the daemon decides. Short facts of known kinds, each once.
import EmoStore
import EmoSupervision

enum MemoryPolicy {
    private static let kinds: Set = ["person", "pet", "plan", "loss", "like", "name", "date", "summary"]
    /// Facts kept of one turn.
    private static let perTurn = 8
    /// Bytes of one fact.
    private static let maximumBytes = 400

    /// Keeps what is worth it.
    /// - Parameter source: the message the facts come from.
    static func keep(
        _ proposals: [ConversationMemory], owner: UUIDv7, source: UUIDv7?, in transaction: Transaction
    ) throws {
        let worthy = proposals.filter {
            kinds.contains($0.kind) && !$0.text.isEmpty && $0.text.utf8.count <= maximumBytes
        }.prefix(perTurn)
        guard !worthy.isEmpty else { return }
        let known = try transaction.reading.memories.list(
            owner: owner, PageRequest(limit: PageRequest.maximumLimit)
        ).items
        for proposal in worthy
        where !known.contains(where: { $0.kind == proposal.kind && $0.text == proposal.text }) {
            _ = try transaction.memories.insert(
                owner: owner, kind: proposal.kind, text: proposal.text, sourceMessageID: source)
        }
    }
}
