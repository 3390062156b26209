// Cuts a text of any length into windows that the encoder can read.
// Invariant: the windows cover all pieces in order, none is longer than the limit, and words stay whole if
// they fit.

/// A stretch of text with its pieces.
package struct TextWindow {
    /// A word of the window with its pieces.
    package struct Word {
        /// The bytes of the text.
        package var source: Range<Int>
        /// The ids of its pieces.
        package var pieces: [Int32]

        /// Makes a word.
        package init(source: Range<Int>, pieces: [Int32]) {
            self.source = source
            self.pieces = pieces
        }
    }

    /// The words in order.
    package var words: [Word] = []
    /// All pieces of the words.
    package var pieceCount = 0

    /// Makes a window; without words it is empty.
    package init(words: [Word] = [], pieceCount: Int = 0) {
        self.words = words
        self.pieceCount = pieceCount
    }

    /// The bytes of the text that the window covers.
    package var source: Range<Int> {
        (words.first?.source.lowerBound ?? 0)..<(words.last?.source.upperBound ?? 0)
    }

    /// Cuts words into windows of at most `limit` pieces and of about equal length, so that no window is a
    /// short remainder without context.
    package static func windows(of words: [Word], limit: Int) -> [TextWindow] {
        let total = words.reduce(0) { $0 + $1.pieces.count }
        guard total > limit else {
            return words.isEmpty ? [] : [TextWindow(words: words, pieceCount: total)]
        }
        let count = (total + limit - 1) / limit
        let target = (total + count - 1) / count
        var windows = [TextWindow()]
        for word in words {
            for part in parts(of: word, limit: limit) {
                let open = windows[windows.count - 1]
                let isFull = open.pieceCount >= target || open.pieceCount + part.pieces.count > limit
                if isFull, open.pieceCount > 0 { windows.append(TextWindow()) }
                windows[windows.count - 1].words.append(part)
                windows[windows.count - 1].pieceCount += part.pieces.count
            }
        }
        return windows
    }

    /// A word of more pieces than a window holds is cut, all parts standing for the same bytes.
    private static func parts(of word: Word, limit: Int) -> [Word] {
        stride(from: 0, to: word.pieces.count, by: limit).map {
            Word(source: word.source, pieces: Array(word.pieces[$0..<min($0 + limit, word.pieces.count)]))
        }
    }
}
