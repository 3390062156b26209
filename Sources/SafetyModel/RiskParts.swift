// Which parts of a text are read, so that a calm sentence can't hide a dangerous one and no text takes for ever.
// Invariant: every word of the text, as far as it is read, stands in at least one window.

import EmoSafety
import TextEncoder

/// The parts of a text that are judged, each by itself, as ids of pieces.
struct RiskParts {
    /// The text whole when it fits into one window, else windows that overlap by half.
    let windows: [[Int32]]
    /// Its sentences, where it has several and not too many.
    let sentences: [[Int32]]

    /// Whether all of the text is in them; of a longer one only the end is.
    let areWhole: Bool

    /// The most sentences that are also read one by one.
    static let mostSentences = 64
    /// Longer texts are read from their end, where the news is; in UTF-8 bytes, as long as a message may be.
    static let longestText = 16_384

    /// Cuts `text`, curly quotes, look-alike letters and disguised words made plain; a text without words has no parts.
    init(of text: String, reader: PieceReader) {
        areWhole = text.utf8.count <= Self.longestText
        let plain = DisguisedWords(vocabulary: reader.vocabulary).plain(
            CharacterFolding.fold(Self.end(of: text)))
        let words = reader.words(of: plain, poll: {})
        func parts(_ words: [TextWindow.Word]) -> [[Int32]] {
            Self.windows(of: words, limit: reader.longestWindow).map(reader.sequence)
        }
        windows = parts(words)
        let found = Self.sentences(of: words, reader.vocabulary)
        sentences = (2...Self.mostSentences).contains(found.count) ? found.flatMap(parts) : []
    }

    private static func end(of text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        // A character that is cut in two becomes a replacement character, which the cleaner drops.
        return String(decoding: text.utf8.suffix(longestText), as: UTF8.self)
    }

    /// Windows of at most `limit` pieces; where there are several, each shares a half with the next, so that no few
    /// words are cut apart in all of them.
    private static func windows(of words: [TextWindow.Word], limit: Int) -> [TextWindow] {
        let total = words.reduce(0) { $0 + $1.pieces.count }
        guard total > limit else { return words.isEmpty ? [] : [TextWindow(words: words, pieceCount: total)] }
        let halves = TextWindow.windows(of: words, limit: limit / 2)
        return zip(halves, halves.dropFirst()).map { first, second in
            TextWindow(words: first.words + second.words, pieceCount: first.pieceCount + second.pieceCount)
        }
    }

    /// The words between marks that end a sentence, the marks included.
    private static func sentences(
        of words: [TextWindow.Word], _ vocabulary: WordPieceVocabulary
    ) -> [[TextWindow.Word]] {
        let marks = Set([".", "!", "?", "…"].compactMap(vocabulary.id))
        func isMark(_ word: TextWindow.Word) -> Bool {
            word.pieces.count == 1 && marks.contains(word.pieces[0])
        }
        var sentences: [[TextWindow.Word]] = [[]]
        var last = 0
        for word in words {
            if let before = sentences[last].last, isMark(before), !isMark(word) {
                sentences.append([])
                last += 1
            }
            sentences[last].append(word)
        }
        return sentences.filter { !$0.allSatisfy(isMark) }
    }
}
