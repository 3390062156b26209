// A user's words in the one form that every rule reads: folded, lower case, contractions opened,
// spelling mended. The original text is not kept, so nothing here can leak into a log by accident.

/// The tokens of a text, with its pauses and quotations.
public struct NormalizedText: Sendable, Equatable {
    /// What stood between a token and the one before it.
    public enum Pause: UInt8, Sendable, Comparable {
        /// A space or a hyphen.
        case none
        /// A comma, colon, bracket or dash.
        case clause
        /// The end of a sentence or a line; also before the first token.
        case sentence

        /// The shorter pause is the smaller one.
        public static func < (left: Pause, right: Pause) -> Bool { left.rawValue < right.rawValue }
    }

    /// One word.
    public struct Token: Sendable, Equatable {
        /// Lower-case letters and digits only.
        public var text: String
        /// What stood before it.
        public var pause: Pause
        /// Whether it stood inside quotation marks.
        public var isQuoted: Bool

        /// Creates a token.
        public init(text: String, pause: Pause = .none, isQuoted: Bool = false) {
            self.text = text
            self.pause = pause
            self.isQuoted = isQuoted
        }
    }

    /// The words in order.
    public var tokens: [Token]
    /// Whether there were marks of laughter (lol, haha, a laughing face).
    public var isHumorous: Bool

    /// Creates a text from its parts; `TextNormalizer` is the usual way.
    public init(tokens: [Token], isHumorous: Bool = false) {
        self.tokens = tokens
        self.isHumorous = isHumorous
    }

    /// The words alone.
    public var words: [String] { tokens.map(\.text) }

    /// The range of the sentence that holds the token at `index`.
    public func sentence(around index: Int) -> Range<Int> {
        span(around: index, brokenBy: .sentence)
    }

    /// The range of the clause that holds the token at `index`.
    public func clause(around index: Int) -> Range<Int> {
        span(around: index, brokenBy: .clause)
    }

    private func span(around index: Int, brokenBy pause: Pause) -> Range<Int> {
        guard tokens.indices.contains(index) else { return 0..<0 }
        var start = index
        while start > 0, tokens[start].pause < pause { start -= 1 }
        var end = index + 1
        while end < tokens.count, tokens[end].pause < pause { end += 1 }
        return start..<end
    }
}
