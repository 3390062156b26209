// A conversation whose state is gone, built anew from what the daemon has stored: what was said, and what may still be remembered.
import EmoSafety

extension Companion {
    /// One message of the talk so far.
    public struct Message: Sendable, Equatable {
        /// True for the user's.
        public var fromUser: Bool
        /// What was said.
        public var text: String

        /// Makes a message.
        public init(fromUser: Bool, text: String) { (self.fromUser, self.text) = (fromUser, text) }
    }

    /// Goes through the talk again. The companion then knows what was said and felt, repeats nothing it said, and knows of facts only those
    /// that it began with: what is not among them is forgotten, although the talk may hold it.
    /// - Parameter talk: the latest messages, oldest first.
    public mutating func rebuild(from talk: [Message]) {
        let allowed = state.facts
        for (index, message) in talk.enumerated() {
            let next =
                talk.indices.contains(index + 1) && !talk[index + 1].fromUser ? talk[index + 1].text : nil
            if message.fromUser {
                _ = take(plan(CompanionTurn(text: message.text)), wordedAs: next)
            } else if index == 0 {
                note(said: message.text)
            }
        }
        let gone = state.facts.filter { fact in
            !allowed.contains { $0.kind == fact.kind && $0.text.lowercased() == fact.text.lowercased() }
        }.map { $0.text.lowercased() }
        state.facts = allowed
        state.forgotten += gone
        state.phrases.removeAll { phrase in gone.contains { phrase.text.lowercased().contains($0) } }
    }

    private mutating func note(said text: String) {
        var realiser = Realiser(state: state, user: "")
        realiser.note(text)
        state = realiser.state
    }
}
