// Splits text into sentences for the guard and for counting repeats. Pieces are trimmed and never empty.

/// Splits text at ".", "!", "?" or "…" before white space, and at line ends.
public enum SentenceSplitter {
    /// The sentences of `text` in order.
    public static func sentences(of text: String) -> [String] {
        var result: [String] = []
        var current = ""
        var ended = false
        func finish() {
            let trimmed = trim(current)
            if !trimmed.isEmpty { result.append(trimmed) }
            current = ""
            ended = false
        }
        for character in text {
            if character.isNewline || (ended && character.isWhitespace) {
                finish()
                continue
            }
            current.append(character)
            if ".!?…".contains(character) {
                ended = true
            } else if !"\"'”’)".contains(character) {
                ended = false
            }
        }
        finish()
        return result
    }

    private static func trim(_ text: String) -> String {
        var slice = Substring(text)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
