// A reply while a model words it: deltas go in, whole checked sentences come out; the first that cannot be said ends the model's part, and the
// companion's own words finish it. A pure value.
// Invariant: what was released stays; the whole is one coherent reply, never empty, and ends with at most one question.
import BuddyCompanion
import EmoSafety

/// One reply in the making.
package struct WordedReply: Sendable {
    /// The model's part is over.
    package enum Ending: Sendable, Equatable {
        /// The reply is whole in the model's words.
        case whole
        /// A sentence could not be said.
        case objection(SentenceCheck.Objection)
        /// The model failed.
        case failed
    }

    private let brief: ReplyBrief
    private let check: SentenceCheck
    private let outputGuard = OutputGuard()
    private var pending = ""
    /// The sentences that may be said, in order.
    package private(set) var sentences: [String] = []
    /// Why the model's part is over; nil while it goes on.
    package private(set) var ending: Ending?

    package init(_ brief: ReplyBrief, check: SentenceCheck) {
        self.brief = brief
        self.check = check
    }

    /// Takes the next words of the model.
    /// - Returns: what may be said now, the blank before it included.
    package mutating func receive(_ delta: String) -> String {
        guard ending == nil else { return "" }
        pending += delta
        // The last sentence may not be whole yet.
        var found = SentenceSplitter.sentences(of: pending)
        let last = found.popLast() ?? ""
        if !found.isEmpty { pending = last + (pending.last?.isWhitespace == true ? " " : "") }
        if pending.utf8.count > SentenceCheck.maximumBytes { found.append(last) }
        return release(found)
    }

    /// The model has ended by itself.
    /// - Parameter cut: the bound of tokens ended it: half a sentence is not said.
    package mutating func finish(cut: Bool) -> String {
        guard ending == nil else { return "" }
        let last = SentenceSplitter.sentences(of: pending)
        let isWhole = last.last?.contains { ".!?…".contains($0) } == true
        let released = release(cut && !isWhole ? last.dropLast() : last)
        if ending == nil { ending = sentences.isEmpty ? .failed : .whole }
        return released
    }

    /// The model cannot go on.
    package mutating func fail() {
        if ending == nil { ending = .failed }
    }

    private mutating func release(_ found: [String]) -> String {
        var released = ""
        for found in found where ending == nil {
            let sentence = Self.ended(found)
            if let end = end(before: sentence) {
                ending = end
                break
            }
            released += (sentences.isEmpty ? "" : " ") + sentence
            sentences.append(sentence)
            // After its question a reply waits for the answer.
            if sentence.contains("?") || sentences.count == brief.maximumSentences { ending = .whole }
        }
        return released
    }

    /// A line that ends without a mark gets one.
    private static func ended(_ sentence: String) -> String {
        sentence.last.map { $0.isLetter || $0.isNumber } == true ? sentence + "." : sentence
    }

    private func end(before sentence: String) -> Ending? {
        if let objection = check.objection(to: sentence, after: sentences) { return .objection(objection) }
        let words = (sentences + [sentence]).joined(separator: " ").split(separator: " ").count
        let isTooMuch = words > brief.maximumWords || sentence.contains("?") && !brief.asks
        guard isTooMuch else { return nil }
        return sentences.isEmpty ? .objection(.tooLong) : .whole
    }

    // MARK: The companion's part

    /// Whether the companion has to finish what the model began.
    package var needsCompanion: Bool { ending != .whole }

    /// What the companion adds to make the reply whole, the blank before it included; nil where the model's part can stand alone or
    /// nothing was said yet.
    package var continuation: String? {
        guard !sentences.isEmpty, !sentences.contains(where: { $0.contains("?") }) else { return nil }
        let question = SentenceSplitter.sentences(of: brief.draft).last { $0.contains("?") }
        guard let question, outputGuard.check((sentences + [question]).joined(separator: " ")).isAllowed
        else {
            return nil
        }
        return " " + question
    }
}
