// Colour and signs, decided once for each stream: none of them
// off a terminal, with NO_COLOR, or in a locale without UTF-8.

/// How text may be dressed.
public struct TextStyle: Sendable, Equatable {
    /// What a text says about the state of things.
    public enum Tone: Sendable {
        /// Nothing.
        case plain
        /// Less important.
        case faint
        /// All is well.
        case good
        /// Look at it some time.
        case warning
        /// Look at it now.
        case bad
    }

    /// True where ANSI colours are understood and wanted.
    public var usesColor: Bool
    /// True where signs beyond ASCII can be shown.
    public var usesUnicode: Bool

    /// Makes a style.
    public init(usesColor: Bool, usesUnicode: Bool) {
        self.usesColor = usesColor
        self.usesUnicode = usesUnicode
    }

    /// No colour, ASCII only.
    public static let plain = TextStyle(usesColor: false, usesUnicode: false)

    /// The text in bold.
    public func strong(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// The text in the colour of a tone.
    public func tinted(_ text: String, _ tone: Tone) -> String {
        guard usesColor, let code = Self.code(tone) else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// A sign of one column that says how something is: ✓ good, ● look some time, ✗ look now, – nothing was done.
    public func sign(_ tone: Tone) -> String {
        let (sign, plain) =
            switch tone {
            case .good: ("✓", "+")
            case .warning: ("●", "*")
            case .bad: ("✗", "x")
            case .faint, .plain: ("–", "-")
            }
        return tinted(usesUnicode ? sign : plain, tone)
    }

    private static func code(_ tone: Tone) -> String? {
        switch tone {
        case .plain: nil
        case .faint: "2"
        case .good: "32"
        case .warning: "33"
        case .bad: "1;31"
        }
    }
}

extension TextStyle.Tone {
    /// What an exit status says.
    public init(_ status: CommandStatus) {
        switch status {
        case .success: self = .good
        case .degraded: self = .warning
        default: self = .bad
        }
    }

    /// What a sentiment says, −1 negative … 1 positive; about nought it says nothing.
    public init(sentiment: Double) {
        self = sentiment > 0.05 ? .good : sentiment < -0.05 ? .warning : .plain
    }
}
