// What is remembered of a user: engines propose, the daemon decides. Short facts of known kinds, each once; and what the user asked to have
// forgotten is forgotten.
import EmoStore
import EmoSupervision

enum MemoryPolicy {
    private static let kinds: Set = ["person", "pet", "plan", "loss", "like", "name", "date", "summary"]
    /// The kind of a proposal that takes away: its text is what memories hold that are to go, "*" for all.
    private static let forgetting = "forget"
    /// Facts kept of one turn.
    private static let perTurn = 8
    /// Bytes of one fact.
    private static let maximumBytes = 400

    /// Keeps what is worth it, and forgets what is to be forgotten.
    /// - Parameter source: the message the facts come from.
    /// - Returns: whether something was forgotten.
    static func keep(
        _ proposals: [ConversationMemory], owner: UUIDv7, source: UUIDv7?, in transaction: Transaction
    ) throws -> Bool {
        let hasForgotten = try forget(
            proposals.filter { $0.kind == forgetting }.map(\.text), owner: owner, in: transaction)
        let worthy = proposals.filter {
            kinds.contains($0.kind) && !$0.text.isEmpty && $0.text.utf8.count <= maximumBytes
        }.prefix(perTurn)
        guard !worthy.isEmpty else { return hasForgotten }
        let known = try transaction.reading.memories.list(
            owner: owner, PageRequest(limit: PageRequest.maximumLimit)
        ).items
        for proposal in worthy
        where !known.contains(where: { $0.kind == proposal.kind && $0.text == proposal.text }) {
            _ = try transaction.memories.insert(
                owner: owner, kind: proposal.kind, text: proposal.text, sourceMessageID: source)
        }
        return hasForgotten
    }

    private static func forget(_ subjects: [String], owner: UUIDv7, in transaction: Transaction) throws
        -> Bool
    {
        guard !subjects.isEmpty else { return false }
        if subjects.contains("*") { return try transaction.memories.forgetAll(owner: owner) > 0 }
        let phrases = subjects.map(words).filter { !$0.isEmpty }
        var hasForgotten = false
        var page = PageRequest(limit: PageRequest.maximumLimit)
        while true {
            let known = try transaction.reading.memories.list(owner: owner, page)
            for memory in known.items {
                let text = words(memory.text ?? "")
                guard phrases.contains(where: { text.holds($0) }) else { continue }
                if try transaction.memories.forget(memory.id, owner: owner) { hasForgotten = true }
            }
            guard let next = known.next else { return hasForgotten }
            page = PageRequest(limit: PageRequest.maximumLimit, after: next)
        }
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}

extension [Substring] {
    /// Whether these words stand together in this order: a name is not found within another word.
    fileprivate func holds(_ phrase: [Substring]) -> Bool {
        indices.contains { self[$0...].starts(with: phrase) }
    }
}
