// The way from a text to what an encoder reads: words, their pieces, windows of words, sequences of ids.
// Invariant: reading keeps nothing of the text.

/// Cleans, splits and cuts texts.
package struct PieceReader: Sendable {
    /// The pieces of words.
    package let vocabulary: WordPieceVocabulary
    /// The most pieces of a window.
    package let longestWindow: Int

    /// Makes a reader.
    package init(vocabulary: WordPieceVocabulary, longestWindow: Int) {
        self.vocabulary = vocabulary
        self.longestWindow = longestWindow
    }

    /// The words of a text with their pieces. `poll` is called now and then, and its error passed on.
    package func words(of text: String, poll: () throws -> Void) rethrows -> [TextWindow.Word] {
        var words: [TextWindow.Word] = []
        for word in try TextCleaner.words(of: text, poll: poll) {
            if words.count % 4096 == 4095 { try poll() }
            words.append(TextWindow.Word(source: word.source, pieces: vocabulary.pieces(of: word)))
        }
        return words
    }

    /// The windows of a text.
    package func windows(of text: String, poll: () throws -> Void) rethrows -> [TextWindow] {
        TextWindow.windows(of: try words(of: text, poll: poll), limit: longestWindow)
    }

    /// The ids that an encoder reads for a window.
    package func sequence(of window: TextWindow) -> [Int32] {
        [vocabulary.start] + window.words.flatMap(\.pieces) + [vocabulary.end]
    }
}
