// Splits text into sentences for the guard and for counting repeats. Pieces are trimmed and never empty.

/// Splits text at ".", "!", "?" or "…" before white space, and at line ends.
public enum SentenceSplitter {
    /// The sentences of `text` in order.
    public static func sentences(of text: String) -> [String] {
        let scalars = text.unicodeScalars
        var result: [String] = []
        var start = scalars.startIndex
        var ended = false
        func finish(before end: String.Index) {
            let trimmed = trim(scalars[start..<end])
            if !trimmed.isEmpty { result.append(String(trimmed)) }
            ended = false
        }
        for place in scalars.indices {
            let scalar = scalars[place]
            if isNewline(scalar) || (ended && scalar.properties.isWhitespace) {
                finish(before: place)
                start = scalars.index(after: place)
            } else if isEnd(scalar) {
                ended = true
            } else if !isClosing(scalar) {
                ended = false
            }
        }
        finish(before: scalars.endIndex)
        return result
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", "…": true
        default: false
        }
    }

    /// What may stand between the end of a sentence and the white space behind it.
    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "”", "’", ")": true
        default: false
        }
    }

    private static func trim(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var slice = text.drop(while: \.properties.isWhitespace)
        while let last = slice.last, last.properties.isWhitespace { slice.removeLast() }
        return slice
    }
}
