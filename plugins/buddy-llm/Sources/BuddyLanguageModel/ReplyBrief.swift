// What the model is asked to word: the move the companion decided on, how long it may be, and whether it asks. The decision is never the
// model's.
import BuddyCompanion

/// The order for one reply.
package struct ReplyBrief: Sendable, Equatable {
    /// The companion's own words for the move.
    package let draft: String
    /// What the reply does, in words for the model.
    package let move: String
    /// The most words.
    package let maximumWords: Int
    /// The most sentences.
    package let maximumSentences: Int
    /// Whether it ends with a question.
    package let asks: Bool

    /// The order that follows from a plan.
    /// - Parameter limit: words the daemon allows; 0 for no limit of its own.
    package init(_ plan: CompanionPlan, limit: Int) {
        draft = plan.reply.text
        asks = draft.contains("?")
        let said = plan.userText.split(whereSeparator: \.isWhitespace).count
        // Short words get a short answer; nothing gets a speech.
        let words = said <= 5 ? 25 : min(60, 25 + said)
        maximumWords = limit > 0 ? min(limit, words) : words
        maximumSentences = said <= 5 ? 2 : 3
        let receive = "Say back what they told you and what they may feel, in your own few words"
        move = asks ? "\(receive), then ask one open question." : "\(receive). Ask nothing."
    }
}
