import EmoCommandLine
import EmoProtocol
import Testing

@Suite struct TerminalTextTests {
    private static let dangerous: [Unicode.Scalar] =
        (0..<0x20).compactMap { Unicode.Scalar($0 as UInt32) }.filter { $0 != "\n" && $0 != "\t" }
        + (0x7F...0x9F).compactMap { Unicode.Scalar($0 as UInt32) } + ["\u{2028}", "\u{202E}", "\u{2066}"]

    @Test("no control character survives in text for a terminal", arguments: dangerous)
    func controls(scalar: Unicode.Scalar) {
        let text = "a" + String(scalar) + "[31mb"
        for safe in [text.safeLine, text.safeText, text.tabSeparatedField] {
            #expect(!safe.unicodeScalars.contains(scalar))
            #expect(safe.hasPrefix("a") && safe.hasSuffix("[31mb"))
        }
    }

    @Test("lines and tabs are kept in text, become blanks on one line, and are written out in a field")
    func lines() {
        #expect("a\tb\r\nc\rd".safeText == "a\tb\nc\nd")
        #expect("a\tb\r\nc".safeLine == "a b c")
        #expect("a\tb\nc\\\r".tabSeparatedField == "a\\tb\\nc\\\\\\r")
    }

    @Test("text without control characters is not changed")
    func harmless() {
        for text in ["", "Grüße, 世界 👩‍👧 e\u{301}", "مرحبا\u{200F}"] { #expect(text.safeLine == text) }
    }

    @Test("JSON made safe for a terminal is the same value")
    func json() throws {
        let value: JSONValue = ["a\u{9B}": "x\u{9B}31m\u{202E}\u{1B}\u{7F}é", "b": [1, 2.5, nil, true]]
        for text in [value.text, value.indented()] {
            let safe = text.safeJSON
            #expect(
                !safe.unicodeScalars.contains {
                    (0x7F...0x9F).contains($0.value) || $0.value == 0x202E || $0.value == 0x1B
                })
            #expect(try JSONParser.parse(Array(safe.utf8)) == value)
        }
    }

    @Test(
        "a text takes the columns a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("世界", 4), ("한국", 4), ("👍🏽", 2), ("👩‍👧‍👦", 2),
            ("❤️", 2), ("ｱ", 1), ("…", 1), ("█▉", 2),
        ])
    func width(text: String, columns: Int) { #expect(text.displayWidth == columns) }

    @Test("a text is cut to its columns and never within a character")
    func cutting() {
        #expect("abcdef".truncated(to: 6) == "abcdef")
        #expect("abcdef".truncated(to: 4) == "abc…")
        #expect("世界人".truncated(to: 4) == "世…")
        #expect("abc".truncated(to: 0) == "")
        #expect("世".padded(to: 4) == "世  ")
        #expect("7".padded(to: 3, rightAligned: true) == "  7")
    }

    @Test(
        "wrapping keeps every word, no line is too wide, and pieces give the same lines as the whole",
        arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func wrapping(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = [
            "a", "word", "somewhat", "longer", "世界人民", "unbelievablyenormousword", "naïve", "👍🏽", "\n",
        ]
        let text = (0..<200).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        let width = Int.random(in: 8...60, using: &random)
        let lines = text.wrapped(to: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "seed \(seed)")
        func letters(_ text: String) -> [Character] { text.filter { !$0.isWhitespace } }
        #expect(letters(lines.joined()) == letters(text), "seed \(seed)")

        var wrapper = WordWrapper(width: width)
        var streamed = ""
        var rest = Substring(text)
        while !rest.isEmpty {
            let count = Int.random(in: 1...7, using: &random)
            streamed += wrapper.add(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        streamed += wrapper.finish()
        #expect(streamed == lines.joined(separator: "\n"), "seed \(seed)")
    }

    @Test("a text in short words is broken at blanks only")
    func breaking() {
        #expect("one two three four".wrapped(to: 9) == ["one two", "three", "four"])
        #expect("one\ntwo".wrapped(to: 9) == ["one", "two"])
        #expect("".wrapped(to: 9) == [""])
    }
}

/// SplitMix64: the same seed gives the same test.
/// - Source: Steele, Lea, Flood, “Fast Splittable Pseudorandom Number Generators”, OOPSLA 2014.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
