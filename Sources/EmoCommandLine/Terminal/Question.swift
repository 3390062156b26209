// Asks for one line: with words on standard error where a person sits at the terminal, silently where a program writes.

/// Asks for lines.
public enum Question {
    /// The next line with something on it; nil where there is none.
    /// - Parameter question: what a person is asked.
    public static func line(_ question: String, reader: LineReader, output: Output) throws(CommandError)
        -> String?
    {
        if LineReader.isTerminal(0) { output.writeError(question) }
        guard case .text(let text) = try reader.next(), !text.trimmed.isEmpty else { return nil }
        return String(text.trimmed)
    }
}
