// What an output stream is: a terminal of so many columns, or
// a file or pipe. Looked up once, before anything is printed.
import Glibc

/// The properties of standard output or standard error.
public struct StreamTraits: Sendable, Equatable {
    /// True for a terminal.
    public var isTerminal: Bool
    /// Columns of a line.
    public var width: Int
    /// Rows of the screen.
    public var height: Int
    /// How text may be dressed.
    public var style: TextStyle

    /// Makes traits.
    public init(isTerminal: Bool, width: Int = 80, height: Int = 24, style: TextStyle = .plain) {
        self.isTerminal = isTerminal
        self.width = width
        self.height = height
        self.style = style
    }

    /// Looks at an open descriptor.
    /// - Source: no-color.org for `NO_COLOR`; setlocale(3) for the order of the locale variables.
    public static func of(descriptor: Int32, environment: EnvironmentVariables) -> StreamTraits {
        guard isatty(descriptor) == 1 else { return StreamTraits(isTerminal: false) }
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let isDumb = environment["TERM"] == nil || environment["TERM"] == "dumb"
        let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
        let encoding = locale.lowercased()
        let style = TextStyle(
            usesColor: !isDumb && environment["NO_COLOR"] == nil,
            usesUnicode: encoding.hasSuffix("utf-8") || encoding.hasSuffix("utf8"))
        return StreamTraits(
            isTerminal: true, width: isKnown ? max(20, Int(size.ws_col)) : 80,
            height: isKnown ? max(4, Int(size.ws_row)) : 24, style: style)
    }
}
