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
    /// Cuts texts into pieces and windows; the linear model uses both for the language check and the length of a window.
    private let pieces: PieceReader

    init(vocabulary: WordPieceVocabulary, longestWindow: Int) {
        pieces = PieceReader(vocabulary: vocabulary, longestWindow: longestWindow)
    }

    /// The scalars from the first letter of a text on that tell its language.
    private static let evidenceLength = 16_384

    /// The evidence on the text's language, from its beginning.
    func check(_ text: String) -> LanguageCheck {
        let beginning = text.unicodeScalars.drop { !$0.properties.isAlphabetic }.prefix(Self.evidenceLength)
        return LanguageCheck(beginning) { word in
            TextCleaner.words(of: word).allSatisfy { word in
                let found = pieces.vocabulary.pieces(of: word)
                return found.count == 1 && found[0] != pieces.vocabulary.unknown
            }
        }
    }

    /// The windows of a text. `poll` is called now and then, and its error passed on.
    func windows(of text: String, poll: () throws -> Void) rethrows -> [TextWindow] {
        try pieces.windows(of: text, poll: poll)
    }

    /// The ids that the encoders read for a window.
    func sequence(of window: TextWindow) -> [Int32] { pieces.sequence(of: window) }
}
