// Breaks text into lines at blanks, as it arrives: a word is held back until its end is known, so that what
// was printed never has to be taken back.

/// Wraps a stream of text to a width.
public struct WordWrapper {
    private let width: Int
    private let indentation: String
    private var column = 0
    private var word = ""
    private var blanks = ""

    /// - Parameters:
    ///   - width: columns of a line, indentation included.
    ///   - indentation: stands before every line but the first, which the caller has begun at the same
    ///     column.
    public init(width: Int, indentation: String = "") {
        self.indentation = indentation
        self.width = max(8, width - indentation.displayWidth)
    }

    /// Takes more text and returns what can be printed.
    public mutating func add(_ text: String) -> String {
        var out = ""
        for character in text {
            if character.isNewline {
                out += takeWord() + "\n" + indentation
                column = 0
                blanks = ""
            } else if character == " " || character == "\t" {
                out += takeWord()
                blanks += " "
            } else {
                word.append(character)
                // East Asian text has no blanks: a wide character may end a line anywhere.
                if character.displayWidth == 2 { out += takeWord() }
            }
        }
        return out
    }

    /// Returns what was held back; the text is over.
    public mutating func finish() -> String { takeWord() }

    private mutating func takeWord() -> String {
        guard !word.isEmpty else { return "" }
        defer {
            word = ""
            blanks = ""
        }
        let columns = word.displayWidth
        if column + blanks.count + columns <= width {
            column += blanks.count + columns
            return blanks + word
        }
        let lineBreak = column > 0 ? "\n" + indentation : ""
        column = 0
        return lineBreak + split(word)
    }

    /// A word longer than a line is cut where the line ends.
    private mutating func split(_ word: String) -> String {
        var out = ""
        for character in word {
            if column + character.displayWidth > width {
                out += "\n" + indentation
                column = 0
            }
            out.append(character)
            column += character.displayWidth
        }
        return out
    }
}

extension String {
    /// The text in lines of at most `width` columns.
    public func wrapped(to width: Int) -> [String] {
        var wrapper = WordWrapper(width: width)
        let whole = wrapper.add(self) + wrapper.finish()
        return whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
