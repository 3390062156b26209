// Cleaning, splitting and WordPiece.

import Foundation
import Testing
import TextEncoder

@Suite("Tokeniser")
struct TokenizerTests {
    /// A vocabulary at hand, that of the emotion model.
    private static let vocabulary = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "plugins/emotion-text/model/emotion-minilm6.vocab.txt").path()

    private func words(_ text: String) -> [String] {
        TextCleaner.words(of: text).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test(
        "text is cleaned and split as in training",
        arguments: [
            ("Hello, World!", ["hello", ",", "world", "!"]),
            ("don't", ["don", "'", "t"]),
            ("NAÏVE café Ångström", ["naive", "cafe", "angstrom"]),
            ("nai\u{308}ve", ["naive"]),
            ("a\u{0}b\u{FFFD}c\u{200D}d\u{7}", ["abcd"]),
            ("a\tb\nc\u{A0}d\u{3000}e", ["a", "b", "c", "d", "e"]),
            ("我很 happy", ["我", "很", "happy"]),
            ("\u{201C}yes\u{201D}… no—", ["\u{201C}", "yes", "\u{201D}", "…", "no", "—"]),
            ("İstanbul \u{212A}elvin \u{1E9E}", ["istanbul", "kelvin", "ß"]),
            ("a\u{37E}b", ["a", ";", "b"]),
            ("₹100 $5 x^2", ["₹100", "$", "5", "x", "^", "2"]),
            ("", []), (" \n ", []), ("😂", ["😂"]),
        ])
    func cleaning(text: String, expected: [String]) {
        #expect(words(text).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    }

    @Test("a Hangul syllable becomes its letters")
    func hangul() {
        #expect(
            Array((words("각가").first ?? "").unicodeScalars.map(\.value)) == [
                0x1100, 0x1161, 0x11A8, 0x1100, 0x1161,
            ])
    }

    @Test("every word names the bytes it came from")
    func sources() {
        let text = "Ça va, naïve 😂 x?"
        let bytes = Array(text.utf8)
        let sources = TextCleaner.words(of: text).map { String(decoding: bytes[$0.source], as: UTF8.self) }
        #expect(sources == ["Ça", "va", ",", "naïve", "😂", "x", "?"])
    }

    @Test("words split into the longest known pieces")
    func pieces() throws {
        let vocabulary = try WordPieceVocabulary(path: Self.vocabulary)
        let lines = try String(contentsOfFile: Self.vocabulary, encoding: .utf8).split(separator: "\n")
        #expect(vocabulary.count == lines.count)
        func pieces(_ text: String) -> [Int32] { TextCleaner.words(of: text).flatMap(vocabulary.pieces) }
        #expect(pieces("the").map { lines[Int($0)] } == ["the"])
        #expect(pieces("heartbreakingly").map { lines[Int($0)] } == ["heartbreak", "##ing", "##ly"])
        #expect(pieces("😂") == [vocabulary.unknown])
        #expect(pieces(String(repeating: "a", count: 101)) == [vocabulary.unknown])
        #expect(pieces(String(repeating: "a", count: 100)) != [vocabulary.unknown])
        #expect(pieces("xqzxqz").count > 1)
        #expect(pieces("xq😂") == [vocabulary.unknown])
    }

    @Test("any scalar of Unicode is read without a crash")
    func everything() throws {
        let vocabulary = try WordPieceVocabulary(path: Self.vocabulary)
        var text = ""
        for value in UInt32(0)..<0x3_0000 {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        let ids = TextCleaner.words(of: text).flatMap(vocabulary.pieces)
        #expect(ids.allSatisfy { $0 >= 0 && Int($0) < vocabulary.count })
    }
}
