// Picks facts out of a message by patterns: the user's name, people and pets with names, losses, likes, plans
// with a day. A fact is only kept in the user's own words, turned to "you".
import EmoSafety

/// Extracts facts.
enum FactExtractor {
    /// Facts of one message.
    static func facts(in message: Understanding, turn: Int, now: Int64) -> [Fact] {
        var found: [Fact] = []
        func add(_ kind: Fact.Kind, _ text: String) {
            found.append(Fact(kind: kind, text: text, turn: turn, unixMilliseconds: now))
        }
        if let name = userName(message.raw) { add(.name, name) }
        for phrase in message.phrases where phrase.isName && phrase.text.split(separator: " ").count <= 4 {
            let isPet = TextList.items(
                """
                - dog
                - cat
                - rabbit
                - hamster
                - horse
                - bird
                - pet
                - puppy
                - kitten
                """
            ).contains { message.text.words.contains($0) }
            if phrase.text != found.first(where: { $0.kind == .name })?.text {
                add(isPet ? .pet : .person, phrase.text)
            }
        }
        if message.feelings.first == .grief,
            let lost = message.phrases.first(where: { $0.isPerson || $0.isName })
        {
            add(.loss, lost.text)
        }
        if message.has(.plan), !message.has(.advice), let plan = PlanPhrase.plan(in: message.raw) {
            add(.plan, plan)
        }
        if message.feelings.contains(.fear), let object = PlanPhrase.afterFear(in: message.raw) {
            add(.summary, "scared of " + object)
        }
        return found
    }

    private static func userName(_ raw: String) -> String? {
        let words = raw.split(whereSeparator: \.isWhitespace).map { $0.replacingCurlyQuotes() }
        for (index, word) in words.enumerated() where index + 1 < words.count {
            let lower = word.lowercased()
            let opens =
                lower == "i'm" || lower == "im"
                || (lower == "is" && index >= 2 && words[index - 1].lowercased() == "name"
                    && words[index - 2].lowercased() == "my")
                || (lower == "am" && index > 0 && words[index - 1].lowercased() == "i")
                || (lower == "me" && index > 0 && words[index - 1].lowercased() == "call")
            guard opens else { continue }
            let candidate = words[index + 1].filter(\.isLetter)
            guard let first = candidate.first, first.isUppercase, candidate.count > 1,
                candidate != candidate.uppercased()
            else { continue }
            if !WordLists.adjectives.contains(candidate.lowercased()),
                !WordLists.function.contains(candidate.lowercased()),
                !WordLists.times.contains(candidate.lowercased())
            {
                return candidate
            }
        }
        return nil
    }
}

/// Turns clauses about plans and fears to "you".
enum PlanPhrase {
    private static let pronouns: [String: String] = [
        "i": "you", "i'm": "you're", "i'll": "you'll", "i've": "you've", "i'd": "you'd", "my": "your",
        "me": "you", "mine": "yours", "myself": "yourself", "am": "are", "our": "your", "we": "you",
        "us": "you",
    ]
    private static let openers: Set<String> = TextList.words(
        """
        i'll will might could going shall to i am i'm maybe think ok okay yeah right yes let me just plan
        planning want well then so probably anyway hmm um actually but and instead
        """)

    /// The plan of a message as "tell your parents on Sunday at lunch", or nil.
    static func plan(in raw: String) -> String? {
        guard
            let sentence = SentenceSplitter.sentences(of: raw).first(where: { line in
                let lower = line.lowercased()
                return TextList.items(
                    """
                    - i'll
                    - i’ll
                    - i will
                    - i might
                    - i could
                    - going to
                    - i want to
                    - maybe
                    - i plan
                    """
                ).contains { lower.contains($0) }
            })
        else { return nil }
        var words = flipped(sentence)
        while let first = words.first, openers.contains(unflipped(first)) { words.removeFirst() }
        guard words.count >= 2 else { return nil }
        return cleaned(words.prefix(12))
    }

    /// The verb of a plan and what it is done to, "call the landlord" of "I could call the landlord
    /// tomorrow"; nil when it does not begin with a verb.
    /// - Parameter short: leaves out where, when and with whom.
    static func act(in raw: String, short: Bool) -> String? {
        guard let plan = plan(in: raw) else { return nil }
        let words = plan.split(separator: " ").map(String.init)
        guard let verb = words.first?.lowercased(), !WordLists.function.contains(verb),
            !WordLists.people.contains(verb), !WordLists.adjectives.contains(verb), !verb.hasSuffix("ing"),
            !verb.contains("'"), WordLists.determiners[verb] == nil
        else { return nil }
        let rest = words.dropFirst().prefix { word in
            let lower = word.lowercased()
            return !clauseEnds.contains(lower)
                && (!short || !actEnds.contains(lower) && !WordLists.times.contains(lower))
        }
        guard rest.count <= (short ? 4 : 6), !rest.contains(where: { $0.contains(",") })
        else { return nil }
        guard !rest.isEmpty else { return nil }
        let act = ([verb] + rest).joined(separator: " ")
        let isDangling = rest.last.map { actDangling.contains($0.lowercased()) } ?? false
        return act.count > 3 && !isDangling ? act : nil
    }

    private static let actEnds: Set<String> = TextList.words(
        """
        with on after before in at by this next about for during later then first
        """)
    private static let clauseEnds: Set<String> = TextList.words(
        "and that which because if when so but until after before while though")
    private static let actDangling: Set<String> = TextList.words("the a an to of your his her their my")

    /// What stands after "nervous about", "scared of": the object of a fear.
    static func afterFear(in raw: String) -> String? {
        let words = flipped(raw)
        guard
            let index = words.firstIndex(where: {
                TextList.items(
                    """
                    - nervous
                    - scared
                    - afraid
                    - worried
                    - terrified
                    - anxious
                    - dreading
                    """
                ).contains($0.lowercased())
            })
        else { return nil }
        var rest = words[(index + 1)...]
        while let first = rest.first,
            TextList.items(
                """
                - about
                - of
                - that
                - to
                - for
                """
            ).contains(first.lowercased())
        { rest = rest.dropFirst() }
        guard rest.count >= 2 else { return nil }
        return cleaned(rest.prefix(8))
    }

    /// Words with first person turned to second.
    static func flipped(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map { piece in
            let plain = piece.replacingCurlyQuotes()
            let core = plain.filter { $0.isLetter || $0 == "'" }
            return pronouns[core.lowercased()].map { plain.hasSuffix(",") ? $0 + "," : $0 } ?? plain
        }
    }

    private static func unflipped(_ word: String) -> String {
        let lower = word.lowercased().filter { $0.isLetter || $0 == "'" }
        return ["you": "i", "you'll": "i'll", "you're": "i'm"][lower] ?? lower
    }

    private static func cleaned(_ words: ArraySlice<String>) -> String {
        var text = words.joined(separator: " ")
        while let last = text.last, !last.isLetter && !last.isNumber { text.removeLast() }
        while let first = text.first, !first.isLetter && !first.isNumber { text.removeFirst() }
        return text.filter { $0.isLetter || $0.isNumber || " ',-".contains($0) }
    }
}
