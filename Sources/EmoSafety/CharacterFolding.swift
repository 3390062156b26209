// Folds look-alike and decorated characters to plain ones, so that a curly apostrophe, a full-width
// letter or an accent never hides a word. A subset of NFKC, plus what people use to dodge filters.

/// Maps scalars to the plain characters that the tokenizer knows.
package enum CharacterFolding {
    private static let accents: [Character: String] = {
        let rows = [
            "a": "àáâãäåāăąǎ", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęěё", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįıǐ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏőǒ",
            "r": "ŕŗř", "s": "śŝşšșſ", "t": "ţťŧț", "u": "ùúûüũūŭůűųǔ", "w": "ŵ", "y": "ýÿŷ",
            "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ",
        ]
        var map: [Character: String] = [:]
        for (plain, row) in rows { for character in row { map[character] = plain } }
        return map
    }()

    /// Cyrillic and Greek letters that look like Latin ones.
    private static let lookalikes: [Character: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "ѕ": "s",
        "ј": "j", "к": "k", "м": "m", "т": "t", "н": "h", "в": "b", "ο": "o", "α": "a", "ι": "i",
        "κ": "k", "ν": "v", "τ": "t", "υ": "u", "ρ": "p",
    ]

    /// The folded, lower-case characters of `text`, without marks that have no width.
    package static func fold(_ text: String) -> [Character] {
        let lowered = text.lowercased()
        let mixesAlphabets = lowered.unicodeScalars.contains { ("a"..."z").contains($0) }
        var result: [Character] = []
        result.reserveCapacity(lowered.utf8.count)
        for scalar in lowered.unicodeScalars {
            guard let plain = plainScalar(scalar) else { continue }
            let character = Character(plain)
            if let mapped = accents[character] {
                result.append(contentsOf: mapped)
            } else if mixesAlphabets, let latin = lookalikes[character] {
                result.append(latin)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func plainScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0xFE0E, 0xFE0F:
            return nil
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x02BC, 0x60, 0xB4, 0xFF07:
            return "'"
        case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB, 0xFF02:
            return "\""
        case 0x2010, 0x2011:
            return "-"
        case 0x2012...0x2015:
            return "—"
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
            return " "
        case 0xFF01...0xFF5E:
            return Unicode.Scalar(scalar.value - 0xFEE0).map(lowercase)
        case 0x24B6...0x24CF:
            return Unicode.Scalar(scalar.value - 0x24B6 + 97)
        case 0x24D0...0x24E9:
            return Unicode.Scalar(scalar.value - 0x24D0 + 97)
        case 0x1D400...0x1D6A3:
            return Unicode.Scalar((scalar.value - 0x1D400) % 26 + 97)
        case 0x1D7CE...0x1D7FF:
            return Unicode.Scalar((scalar.value - 0x1D7CE) % 10 + 48)
        default:
            return scalar
        }
    }

    private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }
}
