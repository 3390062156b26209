// Chooses among many ways to say the same thing: what covers the user's words, is new in this session, and fits the length. The choice is
// deterministic: the state and its seed decide, never a clock.
import EmoSafety

/// Chooses wordings and keeps count of what was said.
struct Realiser {
    var state: CompanionState
    let user: String
    private let userWords: [String]

    init(state: CompanionState, user: String) {
        self.state = state
        self.user = user
        userWords = Self.words(of: user)
    }

    // MARK: Choosing

    /// The best wording of `bank` with its slots filled; nil when every wording was used or copies the user.
    /// A long bank begins with its plainest wordings: while a talk is young, the others are for when those
    /// were said; later every wording has the same chance, since one with a phrase in it never runs out.
    func pick(_ bank: [String], _ slots: [String: String] = [:], besides: String = "") -> String? {
        guard bank.count > 5, state.turns <= Self.youngTalk else {
            return best(of: bank[...], slots, besides: besides)
        }
        let plainest = (bank.count * 2 + 4) / 5
        return best(of: bank[..<plainest], slots, besides: besides)
            ?? best(of: bank[plainest...], slots, besides: besides)
    }

    /// The turns in which the plainest wordings go first.
    private static let youngTalk = 20

    private func best(
        of bank: ArraySlice<String>, _ slots: [String: String], besides: String
    ) -> String? {
        guard !bank.isEmpty else { return nil }
        let offset = Int((state.seed &+ UInt64(state.turns)) % UInt64(bank.count))
        let recent = state.recent.suffix(6).map(Self.tellingWords)
        var best: (text: String, score: Double)?
        for index in 0..<bank.count {
            // At its newest it would have this score: what comes later has no chance any more.
            let most = 1 - Double(index) * 0.01
            if let best, best.score >= most { break }
            let template = bank[bank.startIndex + (index + offset) % bank.count]
            if Self.disagrees(template, slots) { continue }
            let text = Self.tidy(SentenceTemplate.fill(template, slots))
            guard !text.contains("{"), isNew(text), !copies(besides + " " + text) else { continue }
            let score = most - Self.likeness(of: text, to: recent)
            if best == nil || score > best?.score ?? 0 { best = (text, score) }
        }
        return best?.text
    }

    /// The first bank that has something left.
    func pick(first banks: [([String], [String: String])]) -> String? {
        for (bank, slots) in banks {
            if let text = pick(bank, slots) { return text }
            // A phrase may be too much of a short message; its first words are enough.
            if let phrase = slots["a"], phrase.contains(" "), let text = pick(bank, Self.shortened(phrase)) {
                return text
            }
        }
        return nil
    }

    /// For a very long talk, in which everything was said once: a wording that is not in the last replies.
    func pickAgain(first banks: [([String], [String: String])]) -> String? {
        for (bank, slots) in banks where !bank.isEmpty {
            for index in bank.indices {
                let template = bank[(index + state.turns) % bank.count]
                let text = Self.tidy(SentenceTemplate.fill(template, slots))
                let isRecent = SentenceSplitter.sentences(of: text).contains { sentence in
                    state.recent.contains { $0.contains(sentence) }
                }
                if !isRecent, !text.contains("{"), !copies(text) { return text }
            }
        }
        return nil
    }

    private static func shortened(_ phrase: String) -> [String: String] {
        let words = phrase.split(separator: " ").map(String.init)
        let isDetermined = WordLists.determiners.values.contains(words[0])
        let short = isDetermined ? words.prefix(2).joined(separator: " ") : words.last ?? phrase
        return ["a": short, "A": capitalised(short)]
    }

    /// Slots for up to two phrases.
    static func slots(_ phrases: [KeyPhrase]) -> [String: String] {
        var slots: [String: String] = [:]
        if let first = phrases.first {
            slots["a"] = first.text
            slots["A"] = capitalised(first.text)
        }
        if phrases.count > 1 {
            slots["b"] = phrases[1].text
            slots["B"] = capitalised(phrases[1].text)
        }
        return slots
    }

    /// One slot for up to two phrases in the order in which they were said: "the exam and your parents".
    static func joinedSlots(_ phrases: [KeyPhrase]) -> [String: String] {
        let texts = phrases.sorted { $0.position < $1.position }.map(\.text)
        guard texts.count > 1, !texts.contains(where: { $0.contains(" and ") }) else { return slots(phrases) }
        let joined = texts.joined(separator: " and ")
        return ["a": joined, "A": capitalised(joined)]
    }

    private static let singularVerbs: Set<String> = TextList.words(
        """
        is isn't has sounds seems keeps asks makes brings comes takes doesn't feeds says matters sits means
        shows holds goes wasn't belongs
        """)

    private static let adverbs: Set<String> = ["still", "clearly", "already", "really"]

    /// Whether a plural phrase would stand before a verb in the singular: "your keys has".
    private static func disagrees(_ template: String, _ slots: [String: String]) -> Bool {
        for slot in ["a", "A", "b", "B"] {
            guard let phrase = slots[slot], let last = phrase.split(separator: " ").last else { continue }
            let isPlural =
                last.hasSuffix("s") && !last.hasSuffix("ss") && !last.hasSuffix("'s")
                || phrase.contains(" and ")
            guard isPlural || ["kids", "children", "people", "parents"].contains(last) else { continue }
            let words = template.split(separator: " ")
            for (index, word) in words.enumerated() where word == "{\(slot)}" || word == "{\(slot)}:" {
                let rest = words[(index + 1)...].drop { adverbs.contains(String($0)) }
                let verb = rest.first.map { String($0.filter { $0.isLetter || $0 == "'" }) }
                if let verb, singularVerbs.contains(verb) { return true }
            }
        }
        return false
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    // MARK: Novelty

    /// Whether no sentence of `text` was said in this session; very short ones may come again.
    func isNew(_ text: String) -> Bool {
        SentenceSplitter.sentences(of: text).allSatisfy { sentence in
            !state.said.contains(Self.fingerprint(sentence))
        }
    }

    /// The part of the words of `text` that it shares with the `recent` reply most like it, 0…1 (Jaccard's index); 1 when it has none.
    private static func likeness(of text: String, to recent: [Set<String>]) -> Double {
        let words = tellingWords(of: text)
        guard !words.isEmpty else { return 1 }
        let each = recent.map { old in
            let shared = words.count(where: old.contains)
            return Double(shared) / Double(words.count + old.count - shared)
        }
        return each.max() ?? 0
    }

    private static func tellingWords(of text: String) -> Set<String> {
        Set(words(of: text).filter { $0.count > 3 })
    }

    /// Notes a reply as said.
    mutating func note(_ reply: String) {
        for sentence in SentenceSplitter.sentences(of: reply) {
            state.said.append(Self.fingerprint(sentence))
        }
        state.recent.append(reply)
        state.trim()
    }

    /// FNV-1a over the lower-case letters and digits of a sentence.
    static func fingerprint(_ sentence: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sentence.lowercased().utf8 where byte > 0x60 || (0x30...0x39).contains(byte) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return hash
    }

    // MARK: Copying

    private static let pronouns: [String: String] = [
        "i": "you", "my": "you", "me": "you", "mine": "you", "your": "you", "yours": "you", "i'm": "you",
        "you're": "you", "am": "are",
        "was": "were", "i've": "you", "you've": "you", "myself": "yourself", "i'll": "you", "you'll": "you",
        "i'd": "you", "you'd": "you",
    ]

    /// Lower-case words with first and second person made equal.
    static func words(of text: String) -> [String] {
        text.lowercased().split { !isOfWord($0) }
            .map { $0.replacingCurlyQuotes() }.map { pronouns[$0] ?? $0 }
    }

    private static func isOfWord(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else {
            return character.isLetter || character.isNumber || character == "’"
        }
        // Nearly all are ASCII, for which no table need be looked into.
        return switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    /// Whether `reply` copies more than six words of the user in a row, or most of a short message.
    func copies(_ reply: String) -> Bool {
        guard userWords.count >= 4 else { return false }
        let other = Self.words(of: reply)
        var best = 0
        var row = [Int](repeating: 0, count: other.count + 1)
        for word in userWords {
            var next = [Int](repeating: 0, count: other.count + 1)
            for (index, candidate) in other.enumerated() where candidate == word {
                next[index + 1] = row[index] + 1
                best = max(best, next[index + 1])
            }
            row = next
        }
        return best >= 7 || (best >= 4 && Double(best) >= 0.7 * Double(userWords.count))
    }

    /// Removes doubled spaces and the empty name slot's leftovers.
    static func tidy(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == " ", result.last == " " || result.isEmpty { continue }
            if ".,;!?".contains(character), result.last == " " { result.removeLast() }
            result.append(character)
        }
        return result
    }
}
