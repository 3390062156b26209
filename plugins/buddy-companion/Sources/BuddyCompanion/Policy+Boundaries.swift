// Boundaries, other languages, the program's own nature, memory on request, and leave-taking.
import EmoSafety

extension Policy {
    mutating func boundary() -> CompanionReply? {
        let bank: [String]
        if message.has(.injection) {
            if message.has(.diagnosis) {
                return say(SpecialWordings.diagnosis, "information", category: "boundary")
            }
            bank = SpecialWordings.injection
        } else if message.has(.sexual) {
            bank = SpecialWordings.sexual
        } else if message.has(.hate) {
            bank = SpecialWordings.hate
        } else if message.has(.insult) {
            bank = SpecialWordings.insult
        } else {
            return nil
        }
        state.exercise = nil
        return say(bank, "boundary", category: "boundary")
    }

    mutating func otherLanguage() -> CompanionReply? {
        if message.has(.language) { return say(SpecialWordings.language, "information") }
        guard message.language != "en", let texts = ForeignTalk.texts[message.language] else { return nil }
        let words = ForeignTalk.echo(message.text, language: message.language)
        let bank =
            message.has(.thanks) || ForeignTalk.isThanks(message.text)
            ? texts.thanks : words == nil ? texts.plain : texts.echo
        let text =
            realiser.pick(first: [(bank, words.map { ["a": $0] } ?? [:]), (texts.plain, [:])])
            ?? texts.plain[0]
        return CompanionReply(text: text, strategy: "information", category: "support")
    }

    mutating func aboutMemoryOrProgram() -> CompanionReply? {
        if message.has(.forget) { return say(SpecialWordings.forget, "information") }
        if message.has(.recallClaim) || message.has(.recall) { return recall() }
        if message.has(.secret) { return say(SpecialWordings.secret, "information") }
        if message.has(.diagnosis) { return say(SpecialWordings.diagnosis, "information") }
        if message.has(.friendship), message.length < 9 {
            return say(SpecialWordings.friendship, "information")
        }
        if message.has(.aboutProgram), !message.has(.advice), message.length < 16 {
            return say(SpecialWordings.aboutProgram, "information")
        }
        if message.has(.normality), message.length < 14, !Self.asksForWays.occurs(in: message.text) {
            return say(SpecialWordings.normality, "information", technique: "normalising")
        }
        return nil
    }

    private static let asksForWays = PhrasePattern("(what|how) do (other|most) people", lexicon: .safety)

    // MARK: Memory

    private static let fear = PhrasePattern("(scared|afraid|worried|nervous|fear|anxious)", lexicon: .safety)

    /// Answers from what is known, and says so when nothing is.
    private mutating func recall() -> CompanionReply {
        let asked = message.phrases.map { $0.text.lowercased() }.flatMap { $0.split(separator: " ") }.map(
            String.init
        )
        .filter {
            $0.count > 3
                && !TextList.items(
                    """
                    - your
                    - their
                    - last
                    - time
                    - name
                    - session
                    - week
                    - start
                    """
                ).contains($0) && !WordLists.vague.contains($0)
        }
        let known = state.facts.map(\.text) + state.phrases.filter { $0.turn < state.turns }.map(\.text)
        if message.has(.recallClaim), !message.has(.recall) || !asked.isEmpty {
            let found = known.first { text in asked.contains { text.lowercased().contains($0) } }
            guard let found else { return say(SpecialWordings.noMemory, "information") }
            return say(SpecialWordings.recallOne, "information", slots: ["a": found])
        }
        if Self.fear.occurs(in: message.text),
            let fear = state.facts.last(where: { $0.kind == .summary && $0.text.hasPrefix("scared of ") })
        {
            return say(
                SpecialWordings.recallFear, "information", slots: ["a": String(fear.text.dropFirst(10))])
        }
        if let found = known.first(where: { text in asked.contains { text.lowercased().contains($0) } }),
            !asked.isEmpty
        {
            return say(SpecialWordings.recallOne, "information", slots: ["a": found])
        }
        let threads = threads()
        guard let first = threads.first else { return say(SpecialWordings.noMemory, "information") }
        guard let second = threads.dropFirst().last else {
            return say(SpecialWordings.recallOne, "information", slots: ["a": first])
        }
        return say(SpecialWordings.recall, "information", slots: ["a": first, "b": second])
    }

    /// What the talk was about, the earliest first: the best phrase of the first and of the latest turns.
    func threads() -> [String] {
        let past = state.phrases.filter { $0.turn < state.turns || state.turns == 0 }
        guard let firstTurn = past.first?.turn else {
            return state.facts.filter { $0.kind != .name }.map(\.text).suffix(2)
        }
        var seen: [String] = []
        for phrase in past where phrase.turn == firstTurn && !phrase.isTime && seen.count < 1 {
            seen.append(phrase.text)
        }
        if seen.isEmpty, let any = past.first { seen.append(any.text) }
        for phrase in past.reversed()
        where phrase.turn != firstTurn && !phrase.isTime && !seen.contains(phrase.text) {
            seen.append(phrase.text)
            break
        }
        return seen
    }

    // MARK: Opening and closing

    mutating func opening() -> CompanionReply {
        if state.sessionNumber == 1 {
            return CompanionReply(
                text: SpecialWordings.openingFirst[0], strategy: "information", category: "opening")
        }
        let hello = realiser.pick(SpecialWordings.openingReturning, ["name": nameSlot]) ?? "Welcome back."
        return CompanionReply(text: hello + " " + followUp(), strategy: "question", category: "opening")
    }

    var nameSlot: String { state.facts.last { $0.kind == .name }.map { ", " + $0.text } ?? "" }

    /// Asks after the last plan, or the last topic, of an earlier session.
    mutating func followUp() -> String {
        if let plan = state.facts.last(where: { $0.kind == .plan && $0.turn == 0 }) {
            return realiser.pick(SpecialWordings.followPlan, ["plan": plan.text])
                ?? "How did it go with your plan?"
        }
        if let fact = state.facts.last(where: { $0.kind != .name && $0.kind != .summary && $0.turn == 0 }) {
            return realiser.pick(SpecialWordings.followTopic, ["a": fact.text]) ?? "How have you been since?"
        }
        return realiser.pick(SpecialWordings.followNothing) ?? "How have you been?"
    }

    mutating func closing() -> CompanionReply {
        state.exercise = nil
        state.offer = nil
        let isNight = PhrasePattern("(night|bed|sleep)", lexicon: .safety).occurs(in: message.text)
        let isHappy = state.feeling == .joy
        var parts: [String] = []
        if let plan = state.facts.last(where: { $0.kind == .plan && $0.turn > 0 }),
            plan.text.split(separator: " ").count <= 10
        {
            parts.append(realiser.pick(SpecialWordings.closingPlan, ["plan": plan.text]) ?? "")
        }
        let dear = state.facts.last { ($0.kind == .pet || $0.kind == .person) && $0.turn > 0 }?.text
        let topic = threads().first
        if let mention = [dear, topic].compactMap({ $0 }).first(where: { !realiser.user.contains($0) }),
            message.length < 12
        {
            parts.append(realiser.pick(SpecialWordings.closingTopic, ["a": mention]) ?? "")
        }
        let bank =
            isNight
            ? SpecialWordings.closingNight
            : isHappy ? SpecialWordings.closingJoy + SpecialWordings.closing : SpecialWordings.closing
        parts.append(realiser.pick(bank, ["name": nameSlot]) ?? "Take care.")
        return CompanionReply(
            text: parts.filter { !$0.isEmpty }.joined(separator: " "), strategy: "closing",
            category: "closing", closing: true)
    }

    // MARK: Helpers

    /// A reply from a bank of whole replies.
    mutating func say(
        _ bank: [String], _ strategy: String, slots: [String: String] = [:], technique: String? = nil,
        category: String = "support"
    ) -> CompanionReply {
        let text =
            realiser.pick(first: [
                (bank, slots), (SpecialWordings.unsure, [:]), (FeelingWordings.neutralPlain, [:]),
            ]) ?? "I'm still here, and I'm listening."
        return CompanionReply(text: text, strategy: strategy, technique: technique, category: category)
    }
}
