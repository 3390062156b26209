// The one door to the outside: data goes to standard output, notes and errors to standard error, and a write
// that fails is an error and not a silent loss.
import EmoProtocol
import Glibc

/// Where results, notes and errors go.
public struct Output: Sendable {
    /// Standard output.
    public let standard: StreamTraits
    /// Standard error.
    public let error: StreamTraits
    /// True when results are the protocol's JSON.
    public let isJSON: Bool
    /// True when notes and progress are not wanted.
    public let isQuiet: Bool

    /// Makes an output.
    public init(standard: StreamTraits, error: StreamTraits, isJSON: Bool = false, isQuiet: Bool = false) {
        self.standard = standard
        self.error = error
        self.isJSON = isJSON
        self.isQuiet = isQuiet
    }

    /// The output of this process.
    public static func process(isJSON: Bool = false, isQuiet: Bool = false) -> Output {
        Output(
            standard: .of(descriptor: 1, environment: .process),
            error: .of(descriptor: 2, environment: .process), isJSON: isJSON, isQuiet: isQuiet)
    }

    /// The style of standard output.
    public var style: TextStyle { standard.style }

    /// Prints one result in the way that was asked for.
    /// - Parameters:
    ///   - result: what emod answered; printed as it is with --json.
    ///   - screen: the lines for a terminal.
    ///   - fields: the lines for a file or pipe; `name<TAB>value` of every member by default.
    public func show(_ result: JSONValue, fields: (() -> [String])? = nil, screen: () -> [String])
        throws(CommandError)
    {
        if isJSON { return try show(json: result) }
        try write(
            lines: standard.isTerminal ? screen() : fields?() ?? FieldList.tabSeparatedLines(of: result))
    }

    /// Prints a list in the way that was asked for.
    /// - Parameter empty: said on standard error when a list for a terminal has no row.
    public func show(_ result: JSONValue, table: Table, empty: String) throws(CommandError) {
        if isJSON { return try show(json: result) }
        guard standard.isTerminal else { return try write(lines: table.tabSeparatedLines) }
        if table.isEmpty { return note(empty) }
        try write(lines: table.lines(for: standard))
    }

    /// Prints one piece of a result that comes piece by piece; nothing with --json, which has all of it at the end.
    public func show(piece fields: () -> [String], screen: () -> [String]) throws(CommandError) {
        guard !isJSON else { return }
        try write(lines: standard.isTerminal ? screen() : fields())
    }

    /// Ends such a result: all of it with --json, its last line on a terminal, nothing elsewhere.
    public func conclude(_ result: JSONValue, line: String, status: CommandStatus) throws(CommandError) {
        if isJSON { return try show(json: result) }
        guard standard.isTerminal else { return }
        try write(lines: [style.tinted(line, TextStyle.Tone(status))])
    }

    /// Prints JSON: indented on a terminal, one line elsewhere.
    public func show(json: JSONValue) throws(CommandError) {
        try write((standard.isTerminal ? json.indented() : json.text).safeJSON + "\n")
    }

    /// Prints lines, which are safe for terminals already.
    public func write(lines: [String]) throws(CommandError) {
        guard !lines.isEmpty else { return }
        try write(lines.joined(separator: "\n") + "\n")
    }

    /// Prints text, which is safe for terminals already.
    public func write(_ text: String) throws(CommandError) {
        let failure = Self.write(Array(text.utf8), to: 1)
        guard failure == 0 else { throw .system(failure, doing: "write the output") }
    }

    /// Says something that is not the result, unless --quiet.
    public func note(_ text: String) {
        guard !isQuiet else { return }
        writeError(error.style.tinted(text.safeText, .faint) + "\n")
    }

    /// Says why the command failed.
    public func report(_ failure: CommandError) {
        writeError(failure.lines(error.style).joined(separator: "\n") + "\n")
    }

    /// Writes to standard error; there is no place left to tell a failure of that.
    func writeError(_ text: String) { _ = Self.write(Array(text.utf8), to: 2) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count >= 0 {
                offset += count
            } else if errno == EAGAIN {
                // Someone made the terminal non-blocking; wait for it, as a blocking write would.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, 1_000)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
