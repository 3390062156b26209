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

    /// Compiles `source` with the classes of `lexicon`.
    public init(_ source: String, lexicon: PhraseLexicon) {
        var parser = PhraseParser(source: source, lexicon: lexicon)
        self.source = source
        nodes = parser.parse()
        unknownClasses = parser.unknownClasses
    }

    init(source: String, nodes: [Node]) {
        self.source = source
        self.nodes = nodes
        unknownClasses = []
    }

    /// Every literal word in the pattern, for spelling repair.
    public var vocabulary: Set<String> { Self.words(of: nodes) }

    /// The first match at or after `start`, the longest one at its place.
    public func firstMatch(in text: NormalizedText, from start: Int = 0) -> Range<Int>? {
        guard start < text.tokens.count else { return nil }
        for begin in start..<text.tokens.count {
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
        Self.ends(nodes[...], [begin], text, isStart: true).max()
    }

    private static func ends(
        _ nodes: ArraySlice<Node>, _ starts: Set<Int>, _ text: NormalizedText, isStart: Bool
    ) -> Set<Int> {
        var positions = starts
        var first = isStart
        for node in nodes {
            var next: Set<Int> = []
            for position in positions {
                next.formUnion(step(node, position, text, isStart: first))
            }
            if next.isEmpty { return [] }
            positions = next
            first = false
        }
        return positions
    }

    private static func step(_ node: Node, _ position: Int, _ text: NormalizedText, isStart: Bool) -> Set<Int> {
        switch node {
        case .optional(let inner):
            return step(inner, position, text, isStart: isStart).union([position])
        case .gap(let limit):
            var reached: Set<Int> = [position]
            var end = position
            while end < text.tokens.count, end - position < limit, isStart || text.tokens[end].pause < .sentence,
                !PhraseLexicon.flips.contains(text.tokens[end].text)
            {
                end += 1
                reached.insert(end)
            }
            return reached
        case .clauseStart:
            guard position < text.tokens.count else { return [] }
            return text.tokens[position].pause >= .clause ? [position] : []
        case .clauseEnd:
            let ended = position >= text.tokens.count || text.tokens[position].pause >= .clause
            return ended ? [position] : []
        case .word, .prefix, .choice, .number:
            var reached: Set<Int> = []
            for place in places(from: position, text, isStart: isStart) {
                reached.formUnion(consume(node, place, text, isStart: isStart && place == position))
            }
            return reached
        }
    }

    /// The position itself and those behind adverbs that may be passed over.
    private static func places(from position: Int, _ text: NormalizedText, isStart: Bool) -> [Int] {
        var result = [position]
        guard !isStart else { return result }
        var next = position
        while next < text.tokens.count, result.count < 4, text.tokens[next].pause < .sentence,
            PhraseLexicon.passedOver.contains(text.tokens[next].text)
        {
            next += 1
            result.append(next)
        }
        return result
    }

    private static func consume(_ node: Node, _ position: Int, _ text: NormalizedText, isStart: Bool) -> Set<Int> {
        guard position < text.tokens.count else { return [] }
        let token = text.tokens[position]
        if !isStart, token.pause == .sentence { return [] }
        switch node {
        case .word(let word):
            return token.text == word ? [position + 1] : []
        case .prefix(let prefix):
            return token.text.hasPrefix(prefix) ? [position + 1] : []
        case .number(let least):
            return PhraseLexicon.numberValue(token.text).map { $0 >= least } == true ? [position + 1] : []
        case .choice(let words, let sequences):
            var reached: Set<Int> = words.contains(token.text) ? [position + 1] : []
            for sequence in sequences {
                reached.formUnion(ends(sequence[...], [position], text, isStart: isStart))
            }
            return reached
        case .optional, .gap, .clauseStart, .clauseEnd:
            return step(node, position, text, isStart: isStart)
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
