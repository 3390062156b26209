// The way from a text to what the models read: language evidence, windows of words, sequences of pieces.
// Invariant: reading keeps nothing of the text.

import TextEncoder

/// A text cut into windows.
struct ReadText {
    /// The text as given.
    var text: String
    /// Its windows, in order; empty for a text without words.
    var windows: [TextWindow]

    /// The part of the text that a window covers.
    func slice(_ window: TextWindow) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: window.source.lowerBound)
        let end = bytes.index(start, offsetBy: window.source.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

/// Cleans, splits and cuts texts.
struct TextReader {
    /// The pieces of words; the linear model uses them for the language check and the length of a window.
    let vocabulary: WordPieceVocabulary
    /// The most pieces of a window.
    let longestWindow: Int

    /// The scalars from the first letter of a text on that tell its language.
    private static let evidenceLength = 16_384

    /// The evidence on the text's language, from its beginning.
    func check(_ text: String) -> LanguageCheck {
        let beginning = text.unicodeScalars.drop { !$0.properties.isAlphabetic }.prefix(Self.evidenceLength)
        return LanguageCheck(beginning) { word in
            TextCleaner.words(of: word).allSatisfy { word in
                let pieces = vocabulary.pieces(of: word)
                return pieces.count == 1 && pieces[0] != vocabulary.unknown
            }
        }
    }

    /// The windows of a text. `poll` is called now and then, and its error passed on.
    func windows(of text: String, poll: () throws -> Void) rethrows -> [TextWindow] {
        var words: [TextWindow.Word] = []
        for word in try TextCleaner.words(of: text, poll: poll) {
            if words.count % 4096 == 4095 { try poll() }
            words.append(TextWindow.Word(source: word.source, pieces: vocabulary.pieces(of: word)))
        }
        return TextWindow.windows(of: words, limit: longestWindow)
    }

    /// The ids that the encoder reads for a window.
    func sequence(of window: TextWindow) -> [Int32] {
        [vocabulary.start] + window.words.flatMap(\.pieces) + [vocabulary.end]
    }
}
