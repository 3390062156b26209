// How many columns of a terminal a text takes: two for East Asian wide
// characters and emoji, none for combining marks. Ranges: Unicode 15.1
// EastAsianWidth W and F, joined where the gaps between them are unassigned.

extension Character {
    /// Columns of a terminal: 0, 1 or 2.
    public var displayWidth: Int {
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        return unicodeScalars.map(\.displayWidth).max() ?? 0
    }
}

extension StringProtocol {
    /// Columns of a terminal.
    public var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    /// The text filled up with blanks to `width` columns; unchanged when it is wider.
    public func padded(to width: Int, rightAligned: Bool = false) -> String {
        let blanks = String(repeating: " ", count: Swift.max(0, width - displayWidth))
        return rightAligned ? blanks + self : self + blanks
    }

    /// The text cut to at most `width` columns, with an ellipsis where something is missing.
    public func truncated(to width: Int) -> String {
        guard displayWidth > width else { return String(self) }
        var out = ""
        var used = 0
        for character in self {
            let columns = character.displayWidth
            guard used + columns <= width - 1 else { break }
            out.append(character)
            used += columns
        }
        return width > 0 ? out + "…" : ""
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x2648...0x2653, 0x26F2...0x26F3,
        0x2705...0x2705,
        0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274C, 0x2753...0x2755, 0x2E80...0x303E, 0x3041...0x33FF,
        0x3400...0x4DBF,
        0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6,
        0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
        0x1F191...0x1F19A,
        0x1F200...0x1F320, 0x1F32D...0x1F64F, 0x1F680...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F9FF,
        0x1FA70...0x1FAFF,
        0x20000...0x3FFFD,
    ]
}
