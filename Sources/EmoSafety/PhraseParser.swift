// Compiles the text of a phrase pattern. Patterns are part of the program, so a mistake in one is found
// by a test (`unknownClasses`), and at run time a broken pattern just matches nothing.

/// A recursive-descent parser over one pattern.
struct PhraseParser {
    private let characters: [Character]
    private var position = 0
    private let lexicon: PhraseLexicon
    private(set) var unknownClasses: [String] = []

    init(source: String, lexicon: PhraseLexicon) {
        characters = Array(source)
        self.lexicon = lexicon
    }

    mutating func parse() -> [PhrasePattern.Node] { sequence() }

    private mutating func sequence() -> [PhrasePattern.Node] {
        var nodes: [PhrasePattern.Node] = []
        while position < characters.count, !")|".contains(characters[position]) {
            if characters[position].isWhitespace {
                position += 1
                continue
            }
            var node = element()
            if position < characters.count, characters[position] == "?" {
                position += 1
                node = .optional(node)
            }
            nodes.append(node)
        }
        return nodes
    }

    private mutating func element() -> PhrasePattern.Node {
        switch characters[position] {
        case "(":
            position += 1
            return group()
        case "<":
            position += 1
            let name = take { $0 != ">" }
            position += 1
            return classNode(named: name)
        case "^":
            position += 1
            return .clauseStart
        case "$":
            position += 1
            return .clauseEnd
        default:
            let word = take { !" ()|<>?$^".contains($0) && !$0.isNewline }
            if word.hasPrefix(".."), let limit = Int(word.dropFirst(2)) { return .gap(limit) }
            if word.hasPrefix("#"), let least = Int(word.dropFirst()) { return .number(least) }
            return word.hasSuffix("*") ? .prefix(String(word.dropLast())) : .word(word)
        }
    }

    private mutating func group() -> PhrasePattern.Node {
        var alternatives: [[PhrasePattern.Node]] = [sequence()]
        while position < characters.count, characters[position] == "|" {
            position += 1
            alternatives.append(sequence())
        }
        position += 1
        return Self.choice(of: alternatives)
    }

    private mutating func classNode(named name: String) -> PhrasePattern.Node {
        guard let alternatives = lexicon.alternatives[name] else {
            unknownClasses.append(name)
            return .choice(words: [], sequences: [])
        }
        var compiled: [[PhrasePattern.Node]] = []
        for alternative in alternatives {
            var parser = PhraseParser(source: alternative, lexicon: lexicon)
            compiled.append(parser.parse())
            unknownClasses += parser.unknownClasses
        }
        return Self.choice(of: compiled)
    }

    private mutating func take(while isPart: (Character) -> Bool) -> String {
        let start = position
        while position < characters.count, isPart(characters[position]) { position += 1 }
        // A character that nothing accepts would stop the parser for ever.
        if position == start { position += 1 }
        return String(characters[start..<min(position, characters.count)])
    }

    private static func choice(of alternatives: [[PhrasePattern.Node]]) -> PhrasePattern.Node {
        var words: Set<String> = []
        var sequences: [[PhrasePattern.Node]] = []
        for alternative in alternatives where !alternative.isEmpty {
            if alternative.count == 1, case .word(let word) = alternative[0] {
                words.insert(word)
            } else {
                sequences.append(alternative)
            }
        }
        return .choice(words: words, sequences: sequences)
    }
}
