// Turns typed or transcribed text into `NormalizedText`. Pure and total: any string gives an answer,
// in time linear in its length; input beyond `characterLimit` is read from its end, where the news is.

/// Folds, splits and mends a text.
public struct TextNormalizer: Sendable {
    /// The number of characters that are read; the rest of a longer text is its beginning and is left out.
    public static let characterLimit = 20_000

    private struct RawToken {
        var characters: [Character] = []
        var pause: NormalizedText.Pause = .none
        var isQuoted = false
        var followsSpace = true
    }

    /// Creates a normaliser.
    public init() {}

    /// The normal form of `text`.
    public func normalize(_ text: String) -> NormalizedText {
        let folded = CharacterFolding.fold(String(text.suffix(Self.characterLimit)))
        let laughs = folded.contains { SpellingTables.laughingFaces.contains($0) }
        let raw = joinSpacedLetters(split(folded))
        var tokens: [NormalizedText.Token] = []
        var humorous = laughs
        for item in raw {
            let word = String(item.characters)
            if SpellingTables.laughter.contains(SpellingRepair.collapse(word)) || isLaughter(word) {
                humorous = true
                continue
            }
            if SpellingTables.fillers.contains(word) {
                // The pause before a filler belongs to the word after it.
                continue
            }
            for (offset, part) in SpellingRepair.words(for: word).enumerated() {
                let pause = offset == 0 ? item.pause : .none
                append(.init(text: part, pause: pause, isQuoted: item.isQuoted), to: &tokens)
            }
        }
        if !tokens.isEmpty { tokens[0].pause = .sentence }
        return NormalizedText(tokens: tokens, isHumorous: humorous)
    }

    private func isLaughter(_ word: String) -> Bool {
        word.count >= 4 && word.allSatisfy { $0 == "h" || $0 == "a" }
    }

    /// Adds a token; stutters and split words ("any more") become one.
    private func append(_ token: NormalizedText.Token, to tokens: inout [NormalizedText.Token]) {
        if let last = tokens.last, token.pause != .sentence {
            if last.text == token.text, last.text.count <= 6, token.pause == .none { return }
            if let joined = Self.pairs[last.text + " " + token.text] {
                tokens[tokens.count - 1].text = joined
                return
            }
        }
        tokens.append(token)
    }

    private static let pairs = [
        "any more": "anymore",
        "for ever": "forever", "no one": "nobody", "my self": "myself", "every one": "everyone",
        "some one": "someone", "any one": "anyone", "every body": "everybody", "good bye": "goodbye",
        "step dad": "stepdad", "step mum": "stepmum", "step mom": "stepmom", "step father": "stepfather",
    ]

    // MARK: Splitting

    private func split(_ characters: [Character]) -> [RawToken] {
        let quoted = quotedRanges(characters)
        var tokens: [RawToken] = []
        var current = RawToken(pause: .sentence)
        var pause = NormalizedText.Pause.sentence
        var spaced = true
        func finish() {
            while let last = current.characters.last, "'!$@+*".contains(last) {
                current.characters.removeLast()
            }
            while let first = current.characters.first, "'*".contains(first) {
                current.characters.removeFirst()
            }
            if current.characters.contains(where: { $0.isLetter || $0.isNumber }) {
                tokens.append(current)
                pause = .none
                spaced = false
            }
            current.characters = []
        }
        for (index, character) in characters.enumerated() {
            if isWordCharacter(character, at: index, in: characters) {
                if current.characters.isEmpty {
                    current.pause = pause
                    current.isQuoted = quoted[index]
                    current.followsSpace = spaced
                }
                current.characters.append(character)
                continue
            }
            finish()
            if character.isWhitespace && !character.isNewline { spaced = true }
            pause = max(pause, pauseValue(of: character, at: index, in: characters))
        }
        finish()
        return tokens
    }

    private func isWordCharacter(_ character: Character, at index: Int, in all: [Character]) -> Bool {
        if character.isLetter || character.isNumber { return true }
        guard "'!$@*+".contains(character), index > 0 || character == "$" || character == "*" else {
            return false
        }
        let next = index + 1 < all.count ? all[index + 1] : " "
        let previous = index > 0 ? all[index - 1] : " "
        if character == "'" { return previous.isLetter && next.isLetter }
        if character == "$" || character == "*" {
            return next.isLetter || next == "*" || previous == "*" && next.isLetter
        }
        return previous.isLetter && next.isLetter
    }

    private func pauseValue(
        of character: Character, at index: Int, in all: [Character]
    ) -> NormalizedText.Pause {
        let next = index + 1 < all.count ? all[index + 1] : " "
        switch character {
        case ".", "/", "_":
            // A dot between letters or digits ("s.u.i", "3.2") is no end of a sentence.
            if character != "." || next.isLetter || next.isNumber {
                return .none
            }
            return .sentence
        case "!", "?", ";", "…", "¿", "¡": return .sentence
        case ",", ":", "(", ")", "[", "]", "—": return .clause
        case "-": return next == " " || next == "-" ? .clause : .none
        default: return character.isNewline ? .sentence : .none
        }
    }

    /// Marks what stands in quotation marks; an unpaired mark quotes nothing.
    private func quotedRanges(_ characters: [Character]) -> [Bool] {
        var marks = [Bool](repeating: false, count: characters.count)
        for quote in ["\"", "'"] as [Character] {
            var open: Int?
            for (index, character) in characters.enumerated() where character == quote {
                let before =
                    index > 0 && (characters[index - 1].isLetter || ".,!?".contains(characters[index - 1]))
                let after = index + 1 < characters.count && characters[index + 1].isLetter
                if quote == "'" && before && after { continue }
                if let start = open, quote == "\"" || before {
                    for inside in start..<index { marks[inside] = true }
                    open = nil
                } else if open == nil, quote == "\"" || (!before && after) {
                    open = index
                }
            }
        }
        return marks
    }

    /// "k i l l" becomes "kill": three or more single letters in a row are one word or several.
    private func joinSpacedLetters(_ tokens: [RawToken]) -> [RawToken] {
        var result: [RawToken] = []
        var index = 0
        while index < tokens.count {
            var end = index
            while end < tokens.count, tokens[end].characters.count == 1, tokens[end].characters[0].isLetter,
                end == index || tokens[end].pause == .none
            {
                end += 1
            }
            guard end - index >= 3 else {
                result.append(tokens[index])
                index += 1
                continue
            }
            let letters = tokens[index..<end].map { $0.characters[0] }
            for (offset, word) in SpellingRepair.segment(String(letters)).enumerated() {
                var token = tokens[index]
                token.characters = Array(word)
                if offset > 0 { token.pause = .none }
                result.append(token)
            }
            index = end
        }
        return result
    }
}
