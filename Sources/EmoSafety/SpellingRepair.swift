// Mends single words: contractions, chat spelling, leet letters, stretched letters and one-letter slips.
// A word that is already in the vocabulary is never changed, so "skilled" can not become "killed".

/// Word-level repair.
enum SpellingRepair {
    /// Every word that some pattern or table knows.
    private static let vocabulary: Set<String> = {
        var words = Set(SpellingTables.guarded)
        words.formUnion(SpellingTables.expansions.values.joined())
        words.formUnion(SpellingTables.expansions.keys.filter { key in key.allSatisfy(\.isLetter) })
        words.formUnion(PhraseLexicon.safety.vocabulary)
        words.formUnion(SafetyRules.all.flatMap { $0.pattern.vocabulary })
        return words
    }()

    /// Real words that are another word with two letters swapped.
    private static let realWords = TextList.words(
        """
        form from trail trial angel angle calm clam sacred dairy diary unite untie lots lost casual causal sign
        sing slat salt brian bolt blot silt slit nail ride dire quiet quite spilt split bread cares races united
        """)

    /// Every vocabulary word with two neighbouring letters swapped, for words of four letters and more.
    private static let swaps: [String: String] = {
        var table: [String: String] = [:]
        for word in vocabulary.sorted() where word.count >= 4 {
            let letters = Array(word)
            for index in 0..<(letters.count - 1) where letters[index] != letters[index + 1] {
                var swapped = letters
                swapped.swapAt(index, index + 1)
                let typed = String(swapped)
                if !vocabulary.contains(typed), !realWords.contains(typed), table[typed] == nil {
                    table[typed] = word
                }
            }
        }
        return table
    }()

    /// The full words that `token` stands for; at least one.
    static func words(for token: String) -> [String] {
        if let known = SpellingTables.expansions[token] { return known }
        if vocabulary.contains(token) { return [token] }
        if let stem = possessiveStem(of: token) { return words(for: stem) }
        let plain = token.filter { $0 != "'" }
        if token.contains("*"), let found = behindAsterisks(token) { return [found] }
        if let letters = unleet(plain) { return words(for: letters) }
        let collapsed = collapse(plain)
        if let known = SpellingTables.expansions[collapsed] { return known }
        if vocabulary.contains(collapsed) { return [collapsed] }
        if let word = swaps[collapsed] { return words(for: word) }
        if let near = nearest(to: collapsed) { return [near] }
        let single = singleVowels(collapsed)
        if single != collapsed, vocabulary.contains(single) { return [single] }
        return [collapsed]
    }

    /// Letters that are repeated three times or more are written once or twice, whichever is a word.
    static func collapse(_ word: String) -> String {
        var twice: [Character] = []
        var once: [Character] = []
        var run = 0
        var previous: Character?
        var stretched = false
        for character in word {
            run = character == previous ? run + 1 : 1
            previous = character
            if run <= 2 { twice.append(character) } else { stretched = true }
            if run == 1 { once.append(character) }
        }
        guard stretched, !word.allSatisfy(\.isNumber) else { return word }
        let double = String(twice)
        if vocabulary.contains(double) || SpellingTables.expansions[double] != nil { return double }
        return String(once)
    }

    /// "waant" is "want": English doubles these three vowels almost never.
    private static func singleVowels(_ word: String) -> String {
        var result = ""
        for character in word where !(character == result.last && "aiu".contains(character)) {
            result.append(character)
        }
        return result
    }

    /// Splits letters that were written one by one into known words, longest first.
    static func segment(_ letters: String) -> [String] {
        let characters = Array(letters)
        var words: [String] = []
        var start = 0
        while start < characters.count {
            let longest = min(longestWord, characters.count - start)
            guard
                let length = (1...longest).reversed().first(where: { size in
                    let word = String(characters[start..<start + size])
                    return vocabulary.contains(word) || SpellingTables.expansions[word] != nil
                })
            else { return [letters] }
            words.append(String(characters[start..<start + length]))
            start += length
        }
        return words
    }

    /// Letters of the longest known word: no longer piece needs to be tried, so that the work grows with the text only.
    private static let longestWord = max(
        vocabulary.map(\.count).max() ?? 1, SpellingTables.expansions.keys.map(\.count).max() ?? 1)

    private static func possessiveStem(of token: String) -> String? {
        for (ending, stem) in [("'s", 2), ("s'", 1)] where token.hasSuffix(ending) && token.count > 3 {
            return String(token.dropLast(stem))
        }
        return nil
    }

    private static func unleet(_ word: String) -> String? {
        guard word.contains(where: \.isLetter), word.contains(where: { SpellingTables.leet[$0] != nil })
        else {
            return nil
        }
        let mapped = String(word.map { SpellingTables.leet[$0] ?? $0 })
        let asL = String(word.map { $0 == "1" ? "l" : SpellingTables.leet[$0] ?? $0 })
        for candidate in [mapped, asL] {
            let form = collapse(candidate)
            if vocabulary.contains(form) || SpellingTables.expansions[form] != nil { return form }
        }
        return nil
    }

    private static func behindAsterisks(_ token: String) -> String? {
        let shape = Array(token)
        return SpellingTables.guarded.first { word in
            word.count == shape.count && zip(word, shape).allSatisfy { $0 == $1 || $1 == "*" }
        }
    }

    /// A guarded word that differs by one slip: a letter missing or one too many.
    private static func nearest(to word: String) -> String? {
        let typed = Array(word)
        guard typed.count >= 5 else { return nil }
        return SpellingTables.guarded.first { candidate in
            let target = Array(candidate)
            guard target.count >= 5, target[0] == typed[0] else { return false }
            if target.count == typed.count + 1 { return isDeletion(of: target, giving: typed) }
            if target.count + 1 == typed.count, target.count >= 6 {
                return isDeletion(of: typed, giving: target)
            }
            return false
        }
    }

    private static func isDeletion(of longer: [Character], giving shorter: [Character]) -> Bool {
        var skipped = false
        var index = 0
        for character in longer {
            if index < shorter.count, shorter[index] == character {
                index += 1
            } else if skipped {
                return false
            } else {
                skipped = true
            }
        }
        return index == shorter.count
    }
}
