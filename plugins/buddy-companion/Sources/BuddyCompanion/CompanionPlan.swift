// A turn that was worked out and not said yet: the move and its words are decided, and another engine may put the same move into other words.
// It decides too which moves may be reworded at all.
import EmoSafety

/// A worked-out turn.
package struct CompanionPlan: Sendable {
    /// The move, in the companion's own words.
    package let reply: CompanionReply
    let message: Understanding
    let level: SafetyLevel
    let realiser: Realiser

    /// Whether other words may take the place of the companion's: in ordinary talk only. What is said in danger, at a boundary, about the
    /// program or what it knows, in an exercise, in another language or at leave-taking is said as it stands.
    package var allowsRewording: Bool {
        let state = realiser.state
        return !level.isCrisis && reply.category == "support" && !reply.closing
            && ["reflection", "question", "validation"].contains(reply.strategy)
            && reply.exercise == .none && state.exercise == nil && state.offer == nil
            && message.language == "en"
            && !Self.pointsToHelp.occurs(in: Self.normalizer.normalize(reply.text))
    }

    private static let normalizer = TextNormalizer()
    /// Words that must not be lost: that somebody trained should look at it.
    private static let pointsToHelp = PhrasePattern(
        "(doctor|doctors|gp|nurse|medical|professional|therapist|counsellor|counselor|emergency|checked)",
        lexicon: .safety)

    /// What the user said.
    package var userText: String { message.raw }
    /// The feeling the talk is about, in one word; nil when none was heard.
    package var feeling: String? { realiser.state.feeling?.rawValue }
    /// What is known of the user, the latest last.
    package var facts: [Fact] { realiser.state.facts }

    /// Whether a sentence was not said in this session yet.
    package func isNew(_ sentence: String) -> Bool { realiser.isNew(sentence) }

    /// Whether a reply only says the user's own words again.
    package func copiesUser(_ reply: String) -> Bool { realiser.copies(reply) }
}
