// Turns a text into the cleaned words that the vocabulary knows: BERT's uncased cleaning and word splitting.
// Invariant: every word keeps the range of bytes it came from, so that a result can be traced back to the
// text.

/// A cleaned word and where it stood.
package struct CleanedWord {
    /// The word in lower case without accents, as UTF-8.
    package var bytes: [UInt8]
    /// The number of Unicode scalars of `bytes`.
    package var scalarCount: Int
    /// The bytes of the original text that the word came from.
    package var source: Range<Int>
}

/// Cleans and splits text as the model was trained: control characters dropped, white space to spaces,
/// accents dropped, lower case; punctuation and Chinese characters are words of their own.
package struct TextCleaner {
    private var words: [CleanedWord] = []
    private var isOpen = false

    /// Scalars between two polls: a few milliseconds.
    private static let pollInterval = 16_384

    /// The words of `text`, in order.
    package static func words(of text: String) -> [CleanedWord] { words(of: text, poll: {}) }

    /// The words of `text`, in order. `poll` is called now and then, and its error passed on.
    package static func words(of text: String, poll: () throws -> Void) rethrows -> [CleanedWord] {
        var cleaner = TextCleaner()
        var offset = 0
        var untilPoll = pollInterval
        for scalar in text.unicodeScalars {
            untilPoll -= 1
            if untilPoll == 0 {
                try poll()
                untilPoll = pollInterval
            }
            let end = offset + UTF8.width(scalar)
            cleaner.add(scalar, source: offset..<end)
            offset = end
        }
        return cleaner.words
    }

    private mutating func add(_ scalar: Unicode.Scalar, source: Range<Int>) {
        if scalar.isASCII, !isASCIIControl(scalar) {
            let isUpper = ("A"..."Z").contains(scalar)
            addCleaned(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar, source: source)
            return
        }
        let category = scalar.properties.generalCategory
        if scalar == "\t" || scalar == "\n" || scalar == "\r" || category == .spaceSeparator {
            isOpen = false
            return
        }
        switch category {
        case .control, .format, .unassigned, .privateUse, .surrogate: return
        default: break
        }
        if scalar.value == 0xFFFD { return }
        let stands = Self.isChinese(scalar)
        if stands { isOpen = false }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            CanonicalBases.forEachBase(of: lower) { base in
                guard base.properties.generalCategory != .nonspacingMark else { return }
                addCleaned(base, source: source)
            }
        }
        if stands { isOpen = false }
    }

    private func isASCIIControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F
    }

    private mutating func addCleaned(_ scalar: Unicode.Scalar, source: Range<Int>) {
        if scalar == " " {
            isOpen = false
        } else if Self.isPunctuation(scalar) {
            words.append(
                CleanedWord(bytes: Array(UTF8.encode(scalar) ?? .init()), scalarCount: 1, source: source))
            isOpen = false
        } else if isOpen {
            let last = words.count - 1
            words[last].bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            words[last].scalarCount += 1
            words[last].source = words[last].source.lowerBound..<source.upperBound
        } else {
            words.append(
                CleanedWord(bytes: Array(UTF8.encode(scalar) ?? .init()), scalarCount: 1, source: source))
            isOpen = true
        }
    }

    /// ASCII that is neither letter, digit, space nor control, and every character of a category P.
    package static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 33...47, 58...64, 91...96, 123...126: return true
        case 0..<128: return false
        default:
            switch scalar.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation,
                .finalPunctuation, .otherPunctuation:
                return true
            default: return false
            }
        }
    }

    /// The blocks of Chinese characters, each of which is a word.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B820...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
