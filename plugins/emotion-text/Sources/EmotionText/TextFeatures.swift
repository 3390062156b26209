// The hashed pieces of text that the linear model has weights for.
// Invariant: the same buckets as the training: lower case, words and characters in two tables of equal size.

/// The buckets of a text: which features of each kind it has, without repetition, in rising order.
package struct TextFeatures: Equatable, Sendable {
    /// Words and punctuation, alone and in pairs.
    package let words: [Int]
    /// Runs of two to five characters inside words, a space before and after each word.
    package let characters: [Int]

    /// Finds the features of `text`; `buckets` is the size of each table.
    package init(of text: String, buckets: Int) {
        var lower: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                lower.append(
                    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            } else {
                lower.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        words = Self.unique(Self.wordHashes(lower), buckets)
        characters = Self.unique(Self.characterHashes(lower), buckets)
    }

    private static func unique(_ hashes: [Int32], _ buckets: Int) -> [Int] {
        var result: [Int] = []
        for bucket in hashes.map({ Int($0.magnitude) % buckets }).sorted() where bucket != result.last {
            result.append(bucket)
        }
        return result
    }

    /// Runs of word characters and apostrophes, and every other character that is not white space.
    private static func wordHashes(_ text: [Unicode.Scalar]) -> [Int32] {
        var tokens: [[UInt8]] = []
        var isOpen = false
        for scalar in text {
            let isWord = isWordCharacter(scalar)
            if isWord, isOpen {
                tokens[tokens.count - 1].append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else if !isSpace(scalar) {
                tokens.append(Array(UTF8.encode(scalar) ?? .init()))
            }
            isOpen = isWord
        }
        let pairs = zip(tokens, tokens.dropFirst()).map { $0 + [0x20] + $1 }
        return (tokens + pairs).map { MurmurHash3.hash($0) }
    }

    private static func characterHashes(_ text: [Unicode.Scalar]) -> [Int32] {
        var hashes: [Int32] = []
        for word in text.split(whereSeparator: isSpace) {
            // Where each character of " word " begins in its UTF-8, and where the last one ends.
            var bytes: [UInt8] = [0x20]
            var starts = [0, 1]
            for scalar in word {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
                starts.append(bytes.count)
            }
            bytes.append(0x20)
            starts.append(bytes.count)
            for length in 2...5 where length < starts.count {
                for first in 0..<starts.count - length {
                    hashes.append(MurmurHash3.hash(bytes[starts[first]..<starts[first + length]]))
                }
            }
        }
        return hashes
    }

    /// Letters, numbers, the underscore and the apostrophe.
    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "'": return true
            default: return false
            }
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    /// White space as the training's tools have it: category Zs and the separators among the control
    /// characters.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000:
            true
        default: false
        }
    }
}
