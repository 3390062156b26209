// Makes plain what is written to get past filters or with a drawl: figures for letters ("k1ll", "@lone"), letters set apart ("k i l l",
// "k.i.l.l") and letters drawn out ("sooo tireddd").
// Invariant: a word is changed only into one that the model knows whole, so that times, sizes and names stay as they are.

import TextEncoder

/// Undoes disguises and drawls of single words.
struct DisguisedWords {
    /// The model's pieces; a word that is one of them is known whole.
    let vocabulary: WordPieceVocabulary

    /// The folded characters of a text with its disguised words made plain, a blank between two words.
    func plain(_ folded: [Character]) -> String {
        var words = folded.split(whereSeparator: \.isWhitespace).map { letters(of: Array($0)) }
        var start = 0
        while start < words.count {
            let run = words[start...].prefix { $0.count == 1 && $0[0].isLetter }
            if run.count >= 3, let joined = joined(run) { words.replaceSubrange(run.indices, with: joined) }
            start += 1
        }
        return words.map { String($0) }.joined(separator: " ")
    }

    /// Single letters in a row as one word, perhaps after a word of one letter; nil when they are none.
    private func joined(_ letters: ArraySlice<[Character]>) -> [[Character]]? {
        let all = letters.flatMap { $0 }
        if isKnown(String(all)) { return [all] }
        let rest = Array(all.dropFirst())
        guard "ai".contains(all[0]), rest.count >= 3, isKnown(String(rest)) else { return nil }
        return [[all[0]], rest]
    }

    /// A word with the marks around it; what is disguised in between is made plain.
    private func letters(of word: [Character]) -> [Character] {
        guard let first = word.firstIndex(where: Self.isInside),
            let last = word.lastIndex(where: Self.isInside)
        else { return word }
        let core = Array(word[first...last])
        guard let plain = withoutFigures(core) ?? withoutMarks(core) ?? withoutDrawl(core) else {
            return word
        }
        return Array(word[..<first]) + plain + Array(word[(last + 1)...])
    }

    private static func isInside(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "@" || character == "$"
    }

    /// "k1ll" as "kill".
    private func withoutFigures(_ core: [Character]) -> [Character]? {
        guard core.count >= 3, core.contains(where: \.isLetter), !isMeasure(core),
            core.contains(where: { Self.figures[$0] != nil })
        else { return nil }
        for one in ["i", "l"] as [Character] {
            let plain = core.map { $0 == "1" ? one : Self.figures[$0] ?? $0 }
            if plain.allSatisfy(\.isLetter), isKnown(String(plain)) { return plain }
        }
        return nil
    }

    /// "k.i.l.l" as "kill": one mark, the same everywhere, between single letters.
    private func withoutMarks(_ core: [Character]) -> [Character]? {
        guard core.count >= 5, !core.count.isMultiple(of: 2), ".-*_".contains(core[1]) else { return nil }
        var plain: [Character] = []
        for (place, character) in core.enumerated() {
            if place.isMultiple(of: 2) {
                guard character.isLetter else { return nil }
                plain.append(character)
            } else if character != core[1] {
                return nil
            }
        }
        return isKnown(String(plain)) ? plain : nil
    }

    /// "sooo" as "so", "gooood" as "good": each run of three or more of a letter as one or two of it, the commonest word that this gives.
    private func withoutDrawl(_ core: [Character]) -> [Character]? {
        guard core.count >= 4, Self.hasLongRun(core), core.allSatisfy(\.isLetter), !isKnown(String(core))
        else { return nil }
        var found = [[Character]()]
        var rest = core[...]
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }
            rest = rest.dropFirst(run.count)
            let counts = run.count > 2 ? [1, 2] : [run.count]
            found = found.flatMap { start in counts.map { start + Array(repeating: letter, count: $0) } }
            guard found.count <= Self.mostReadings else { return nil }
        }
        // "zzzz" and "hmmm" are no words drawn out of shorter ones; ids go by frequency, the commonest first.
        return found.filter { Set($0).count > 1 }.compactMap { word in
            vocabulary.id(of: String(word)).map { (id: $0, word: word) }
        }.min { $0.id < $1.id }?.word
    }

    private static func hasLongRun(_ core: [Character]) -> Bool {
        var length = 1
        for (letter, next) in zip(core, core.dropFirst()) {
            length = letter == next ? length + 1 : 1
            if length == 3 { return true }
        }
        return false
    }

    /// "5am", "3rd", "20mg": a number with its unit.
    private func isMeasure(_ core: [Character]) -> Bool {
        let unit = core.drop(while: \.isNumber)
        return unit.count < core.count && Self.units.contains(String(unit))
    }

    private func isKnown(_ word: String) -> Bool { vocabulary.id(of: word) != nil }

    /// The most readings that are looked up for one word: four letters drawn out.
    private static let mostReadings = 16
    private static let figures: [Character: Character] = [
        "0": "o", "1": "i", "!": "i", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "7": "t",
    ]
    private static let units: Set<String> = [
        "am", "pm", "st", "nd", "rd", "th", "s", "k", "m", "g", "kg", "mg", "ml", "cm", "mm", "km", "h", "hr",
        "hrs", "min", "mins", "d", "x", "ft", "lb", "lbs", "in", "oz", "p", "pt", "ish",
    ]
}
