// Finds the few words of a message that a listener would take up: people, names, times, things.
// Works on shape and small word lists, not on grammar; what it is unsure of it leaves out.
import EmoSafety

/// A short phrase of the user, turned to "you".
struct KeyPhrase: Equatable, Sendable {
    var text: String
    var isName = false
    var isTime = false
    var isPerson = false
    var score = 0
    /// Whether it points at something definite: somebody, a time, "your roses", "the noise"; not "a monster".
    var isSpecific: Bool {
        if isName || isPerson || isTime { return true }
        return ["your ", "his ", "her ", "their ", "the "].contains { text.hasPrefix($0) }
    }
    /// Whether it can be given back as what the talk is about: somebody, or a thing with its owner or article
    /// ("your exam", "the rent"), or a word that needs none ("school"). A bare "calm" or "a wreck" cannot.
    var isTopic = false
    /// Whether it is a thing in the background, such as a door.
    var isIncidental = false
    /// The index of its first word in the message.
    var position = 0
}

/// Extracts key phrases.
enum KeyPhraseExtractor {
    private struct Word {
        var raw: String
        var lower: String
        var startsSentence: Bool
        var breakBefore: Bool
    }

    /// The best phrases of `text`, the best first; at most `limit`.
    static func phrases(in text: String, limit: Int = 4, forgotten: [String] = []) -> [KeyPhrase] {
        let words = split(text)
        let limitWords = words.count < 7 ? 3 : 4
        var found: [KeyPhrase] = []
        var index = 0
        while index < words.count {
            guard let end = runEnd(from: index, in: words, limit: limitWords) else {
                index += 1
                continue
            }
            if let phrase = phrase(index..<end, in: words, total: words.count),
                !isForgotten(phrase, forgotten)
            {
                found.append(phrase)
            }
            index = end
        }
        var unique: [KeyPhrase] = []
        for phrase in found.sorted(by: { $0.score > $1.score })
        where !unique.contains(where: { overlaps($0.text, phrase.text) }) {
            unique.append(phrase)
        }
        return Array(unique.prefix(limit))
    }

    private static func overlaps(_ left: String, _ right: String) -> Bool {
        let one = Set(left.lowercased().split(separator: " ").filter { $0.count > 3 && $0 != "your" })
        let two = Set(right.lowercased().split(separator: " ").filter { $0.count > 3 && $0 != "your" })
        return left.lowercased() == right.lowercased() || !one.isDisjoint(with: two)
    }

    private static func isForgotten(_ phrase: KeyPhrase, _ forgotten: [String]) -> Bool {
        let lowered = phrase.text.lowercased()
        return forgotten.contains { lowered.contains($0) }
    }

    private static func split(_ text: String) -> [Word] {
        var words: [Word] = []
        var starts = true
        var breaks = true
        for piece in text.split(whereSeparator: \.isWhitespace) {
            var core = piece.replacingCurlyQuotes()
            while let first = core.first, !first.isLetter && !first.isNumber {
                core.removeFirst(); breaks = true
            }
            var tail = ""
            while let last = core.last, !last.isLetter && !last.isNumber {
                tail.insert(core.removeLast(), at: tail.startIndex)
            }
            if core.isEmpty {
                breaks = true
                continue
            }
            let lower = core.lowercased()
            if WordLists.fillers.contains(lower) { continue }
            // A plain word of the language or nothing: markup and addresses are never taken up.
            let isClean = core.allSatisfy { $0.isLetter || $0.isNumber || "'-.".contains($0) }
            words.append(
                Word(
                    raw: isClean ? core : "", lower: isClean ? lower : "", startsSentence: starts,
                    breakBefore: breaks))
            if tail.hasPrefix("'"), lower.hasSuffix("s"), isClean { words[words.count - 1].raw += "'" }
            starts = tail.contains { ".!?".contains($0) }
            breaks = !tail.isEmpty && tail != "'"
        }
        return words
    }

    /// The end of a run of content words that begins at `index`, or nil when none begins there.
    private static func runEnd(from index: Int, in words: [Word], limit: Int) -> Int? {
        guard isContent(words[index]) else { return nil }
        var end = index + 1
        while end < words.count, end - index < limit, !words[end].breakBefore, isContent(words[end]) {
            // "the kids first christmas" is two things: an adjective after a noun begins the next.
            let isAdjective = WordLists.adjectives.contains(words[end].lower)
            if isAdjective, !WordLists.adjectives.contains(words[end - 1].lower) { break }
            end += 1
        }
        return end
    }

    private static func isContent(_ word: Word) -> Bool {
        guard !word.lower.isEmpty else { return false }
        if WordLists.times.contains(word.lower) { return true }
        if WordLists.function.contains(word.lower) || WordLists.verbs.contains(word.lower) { return false }
        if word.lower.contains("'"), !word.lower.hasSuffix("'s") { return false }
        if word.lower.hasSuffix("'s"), WordLists.function.contains(String(word.lower.dropLast(2))) {
            return false
        }
        if word.lower.hasSuffix("ly"), word.lower.count > 4,
            !TextList.items(
                """
                - family
                - july
                """
            ).contains(word.lower)
        {
            return false
        }
        let isCapitalised = word.raw.first?.isUppercase == true && !word.startsSentence
        if !isCapitalised, word.lower.count > 4, word.lower.hasSuffix("ed"),
            !WordLists.nounsLikeVerbs.contains(word.lower)
        {
            return false
        }
        if !isCapitalised, word.lower.count > 5, word.lower.hasSuffix("ing"),
            !WordLists.nounsLikeVerbs.contains(word.lower)
        {
            return false
        }
        return true
    }

    private static func phrase(_ range: Range<Int>, in words: [Word], total: Int) -> KeyPhrase? {
        let run = words[range]
        if isFigure(range, in: words) { return nil }
        var text = run.map { display($0) }.joined(separator: " ")
        var score = range.lowerBound * 3 / max(1, total)
        var phrase = KeyPhrase(text: text)
        phrase.isTime = run.contains { WordLists.times.contains($0.lower) }
        phrase.isName =
            !phrase.isTime
            && run.contains {
                isName(
                    $0,
                    aloneInSentence: run.count == 1
                        && (range.upperBound >= words.count || words[range.upperBound].startsSentence))
            }
        phrase.isPerson = run.contains {
            WordLists.people.contains($0.lower.hasSuffix("'s") ? String($0.lower.dropLast(2)) : $0.lower)
        }
        let isAmount = run.count > 1 && PhraseLexicon.numberValue(run[run.startIndex].lower) != nil
        if isAmount { phrase.isTime = true }
        let isAge =
            run.count == 1 && PhraseLexicon.numberValue(run[run.startIndex].lower) != nil
            && range.lowerBound > 0
            && ["was", "be", "turned", "turns", "is", "i'm"].contains(words[range.lowerBound - 1].lower)
        if isAge { phrase.isTime = true }
        if !isAmount, !isAge,
            run.allSatisfy({ WordLists.adjectives.contains($0.lower) || WordLists.vague.contains($0.lower) })
        {
            return nil
        }
        if let last = run.last, WordLists.adjectives.contains(last.lower), !phrase.isName { score -= 2 }
        var determined = false
        if range.lowerBound > 0, !words[range.lowerBound].breakBefore {
            let before = words[range.lowerBound - 1]
            // "I read that headaches can be": no owner, but the beginning of what was read.
            let isConjunction = before.lower == "that" && run.last?.lower.hasSuffix("s") == true
            if !isConjunction, let determiner = WordLists.determiners[before.lower] {
                text = determiner + " " + text
                determined = true
                score += ["your", "his", "her", "their"].contains(determiner) ? 3 : 2
            } else if WordLists.prepositions.contains(before.lower) {
                score += 1
            }
        }
        if !determined, run.count == 1, total > 2, let word = run.first?.lower {
            if WordLists.roles.contains(word) { text = "the " + word }
            if WordLists.kin.contains(word) { text = "your " + word }
        }
        if phrase.isTime { score += 2 }
        if phrase.isName { score += 4 }
        if phrase.isPerson { score += 3 }
        if run.contains(where: { WordLists.children.contains($0.lower) }) { score += 2 }
        let isBare = !determined && !phrase.isTime && !phrase.isName && !phrase.isPerson
        let isNoun = run.last.map { WordLists.topics.contains($0.lower) } ?? false
        if isBare, !isNoun {
            if total > 3, isPredicateOrVerb(range.lowerBound, in: words) { return nil }
            score -= 1
        }
        if determined, ["a", "an"].contains(words[range.lowerBound - 1].lower),
            range.lowerBound > 1, WordLists.copulas.contains(words[range.lowerBound - 2].lower)
        {
            return nil
        }
        if isBare, run.allSatisfy({ PhraseLexicon.numberValue($0.lower) != nil }) { return nil }
        let hasOwner =
            determined && !["a", "an", "no", "every"].contains(words[range.lowerBound - 1].lower)
        let isSpan =
            range.lowerBound > 0
            && ["from", "to", "until", "since", "all"].contains(words[range.lowerBound - 1].lower)
        let isOccasion = !isSpan && run.contains { WordLists.occasions.contains($0.lower) }
        phrase.isIncidental = run.last.map { WordLists.incidental.contains($0.lower) } ?? false
        // "I have a presentation" is spoken of as "the presentation" from then on.
        let isIntroduced =
            determined && run.count == 1 && ["a", "an"].contains(words[range.lowerBound - 1].lower)
            && !phrase.isTime && !phrase.isPerson && !phrase.isName
            && !(range.lowerBound > 1 && words[range.lowerBound - 2].lower == "in")
        if isIntroduced { text = "the " + display(run[range.lowerBound]) }
        phrase.isTopic =
            isIntroduced || isOccasion && !isAmount
            || !phrase.isTime
                && (hasOwner || isNoun || phrase.isName || phrase.isPerson || total <= 3)
        if run.last?.lower.hasSuffix("'s") == true {
            text = String(text.dropLast(2))
        } else if run.last?.raw.hasSuffix("s'") == true {
            text = String(text.dropLast())
        }
        phrase.text = text
        phrase.score = score
        phrase.position = range.lowerBound
        return phrase
    }

    /// Whether the words compare or exaggerate ("like a king", "the death of me"), so that the talk is not about them.
    private static func isFigure(_ range: Range<Int>, in words: [Word]) -> Bool {
        let start = range.lowerBound
        if start > 1, words[start - 2].lower == "like",
            ["a", "an", "the", "some"].contains(words[start - 1].lower)
        {
            return true
        }
        return range.upperBound + 1 < words.count && words[range.upperBound].lower == "of"
            && words[range.upperBound + 1].lower == "me"
    }

    /// Whether a bare word after this one is likely a verb ("to calm", "I wash") or says what somebody is
    /// ("is due", "I'm petty") and so is nothing that a talk could be about.
    private static func isPredicateOrVerb(_ index: Int, in words: [Word]) -> Bool {
        guard index > 0, !words[index].breakBefore else { return false }
        let before = words[index - 1].lower
        return WordLists.copulas.contains(before) || WordLists.beforeVerbs.contains(before)
    }

    /// A capital inside a sentence, a known first name, or a word that is a sentence by itself ("Wren.").
    private static func isName(_ word: Word, aloneInSentence: Bool) -> Bool {
        guard word.raw.first?.isUppercase == true, word.raw != "I",
            !WordLists.commonCapitals.contains(word.lower)
        else { return false }
        let isShouting = word.raw.count > 2 && word.raw.allSatisfy { $0.isUppercase || !$0.isLetter }
        guard !isShouting else { return false }
        let stem = word.lower.hasSuffix("'s") ? String(word.lower.dropLast(2)) : word.lower
        if !word.startsSentence { return !WordLists.people.contains(stem) }
        if WordLists.capitalised.contains(stem) { return true }
        return aloneInSentence && !WordLists.people.contains(stem) && !WordLists.adjectives.contains(stem)
            && word.raw.count > 2
    }

    private static func display(_ word: Word) -> String {
        let isShouting = word.raw.count > 2 && word.raw.allSatisfy { $0.isUppercase || !$0.isLetter }
        if isShouting { return word.lower }
        if word.startsSentence, word.raw != "I" {
            let stem = word.lower.hasSuffix("'s") ? String(word.lower.dropLast(2)) : word.lower
            let isOrdinary =
                WordLists.people.contains(stem) || WordLists.determiners[stem] != nil
                || !WordLists.capitalised.contains(stem)
            return isOrdinary && !WordLists.capitalised.contains(stem) ? word.lower : word.raw
        }
        return word.raw
    }
}

extension Substring {
    func replacingCurlyQuotes() -> String {
        contains { $0 == "’" || $0 == "‘" } ? String(map { $0 == "’" || $0 == "‘" ? "'" : $0 }) : String(self)
    }
}
