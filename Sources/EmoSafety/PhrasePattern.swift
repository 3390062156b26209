// A small pattern language over words, in which all frames of the grammar are written.
// Matching is total and bounded: it keeps sets of end positions and never backtracks exponentially.

/// A phrase with alternatives, options, gaps and word classes.
///
/// | written | matches |
/// |---|---|
/// | `word`, `word*` | that word; any word with that beginning |
/// | `(a\|b c)` | one of the alternatives |
/// | `<class>` | a class of the lexicon |
/// | `x?` | x or nothing |
/// | `..3` | zero to three words of the same sentence, none of them a negation |
/// | `#8` | a number of at least eight, in digits or words |
/// | `^`, `$` | the beginning or the end of a clause |
///
/// Between two elements, adverbs and address ("just", "really", "man") are passed over.
public struct PhrasePattern: Sendable {
    indirect enum Node: Sendable {
        case word(String)
        case prefix(String)
        case choice(words: Set<String>, sequences: [[Node]])
        case optional(Node)
        case gap(Int)
        case number(Int)
        case clauseStart
        case clauseEnd
    }

    /// The text that the pattern was made from.
    public let source: String
    /// Names of classes that the lexicon did not have; a correct pattern has none.
    public let unknownClasses: [String]
    let nodes: [Node]
    /// The words with which a match can begin; nil when that cannot be told.
    private let starters: Set<String>?

    /// Compiles `source` with the classes of `lexicon`.
    public init(_ source: String, lexicon: PhraseLexicon) {
        var parser = PhraseParser(source: source, lexicon: lexicon)
        self.source = source
        nodes = parser.parse()
        starters = Self.starters(of: nodes[...])
        unknownClasses = parser.unknownClasses
    }

    /// Every literal word in the pattern, for spelling repair.
    public var vocabulary: Set<String> { Self.words(of: nodes) }

    /// The first match at or after `start`, the longest one at its place.
    public func firstMatch(in text: NormalizedText, from start: Int = 0) -> Range<Int>? {
        guard start < text.tokens.count else { return nil }
        for begin in start..<text.tokens.count {
            if let starters, !starters.contains(text.tokens[begin].text) { continue }
            if let end = match(in: text, at: begin), end > begin { return begin..<end }
        }
        return nil
    }

    /// Whether the pattern occurs anywhere.
    public func occurs(in text: NormalizedText) -> Bool { firstMatch(in: text) != nil }

    /// All matches that do not overlap.
    public func matches(in text: NormalizedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while let range = firstMatch(in: text, from: start) {
            found.append(range)
            start = range.upperBound
        }
        return found
    }

    /// The end of the longest match that begins at `begin`.
    func match(in text: NormalizedText, at begin: Int) -> Int? {
        Self.ends(nodes[...], from: begin, Matching(text: text, origin: begin)).max()
    }

    /// The text and the place where the whole match begins: only there may a sentence begin.
    private struct Matching {
        let text: NormalizedText
        let origin: Int

        func continues(at position: Int) -> Bool {
            position < text.tokens.count && (position == origin || text.tokens[position].pause < .sentence)
        }
    }

    private static func ends(_ nodes: ArraySlice<Node>, from start: Int, _ matching: Matching) -> Set<Int> {
        var positions: Set<Int> = [start]
        for node in nodes {
            var next: Set<Int> = []
            for position in positions { next.formUnion(step(node, position, matching)) }
            if next.isEmpty { return [] }
            positions = next
        }
        return positions
    }

    private static func step(_ node: Node, _ position: Int, _ matching: Matching) -> Set<Int> {
        let tokens = matching.text.tokens
        switch node {
        case .optional(let inner):
            return step(inner, position, matching).union([position])
        case .gap(let limit):
            var reached: Set<Int> = [position]
            var end = position
            while end - position < limit, matching.continues(at: end),
                !PhraseLexicon.flips.contains(tokens[end].text)
            {
                end += 1
                reached.insert(end)
            }
            return reached
        case .clauseStart:
            return position < tokens.count && tokens[position].pause >= .clause ? [position] : []
        case .clauseEnd:
            return position >= tokens.count || tokens[position].pause >= .clause ? [position] : []
        case .word, .prefix, .choice, .number:
            var reached: Set<Int> = []
            for place in places(from: position, matching) {
                reached.formUnion(consume(node, place, matching))
            }
            return reached
        }
    }

    /// The position itself and those behind adverbs that may be passed over.
    private static func places(from position: Int, _ matching: Matching) -> [Int] {
        var result = [position]
        guard position != matching.origin else { return result }
        var next = position
        while result.count < 4, matching.continues(at: next),
            PhraseLexicon.passedOver.contains(matching.text.tokens[next].text)
        {
            next += 1
            result.append(next)
        }
        return result
    }

    private static func consume(_ node: Node, _ position: Int, _ matching: Matching) -> Set<Int> {
        if case .choice(_, let sequences) = node {
            // An alternative may be the end of the clause, behind the last word.
            var reached = single(node, position, matching)
            for sequence in sequences { reached.formUnion(ends(sequence[...], from: position, matching)) }
            return reached
        }
        return single(node, position, matching)
    }

    /// The end after one word, for nodes that are one word.
    private static func single(_ node: Node, _ position: Int, _ matching: Matching) -> Set<Int> {
        guard matching.continues(at: position) else { return [] }
        let word = matching.text.tokens[position].text
        switch node {
        case .word(let expected):
            return word == expected ? [position + 1] : []
        case .prefix(let prefix):
            return word.hasPrefix(prefix) ? [position + 1] : []
        case .number(let least):
            return PhraseLexicon.numberValue(word).map { $0 >= least } == true ? [position + 1] : []
        case .choice(let words, _):
            return words.contains(word) ? [position + 1] : []
        case .optional, .gap, .clauseStart, .clauseEnd:
            return []
        }
    }

    /// Most patterns begin with a few known words, and most texts have none of them: this is what makes
    /// hundreds of patterns cheap.
    private static func starters(of nodes: ArraySlice<Node>) -> Set<String>? {
        guard let first = nodes.first else { return [] }
        switch first {
        case .word(let word): return [word]
        case .choice(let words, let sequences):
            var all = words
            for sequence in sequences {
                guard let found = starters(of: sequence[...]) else { return nil }
                all.formUnion(found)
            }
            return all
        case .optional(let inner):
            guard let found = starters(of: [inner]), let rest = starters(of: nodes.dropFirst()) else {
                return nil
            }
            return found.union(rest)
        case .clauseStart: return starters(of: nodes.dropFirst())
        case .prefix, .gap, .number, .clauseEnd: return nil
        }
    }

    private static func words(of nodes: [Node]) -> Set<String> {
        var found: Set<String> = []
        for node in nodes {
            switch node {
            case .word(let word): found.insert(word)
            case .choice(let words, let sequences):
                found.formUnion(words)
                for sequence in sequences { found.formUnion(Self.words(of: sequence)) }
            case .optional(let inner): found.formUnion(Self.words(of: [inner]))
            case .prefix, .gap, .number, .clauseStart, .clauseEnd: break
            }
        }
        return found
    }
}
