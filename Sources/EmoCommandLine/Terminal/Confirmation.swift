// Asks before something is removed for good. Without a person to ask, nothing is removed.

/// Asks for a yes.
public enum Confirmation {
    /// Returns when the person agrees.
    /// - Throws: a `CommandError` when there is nobody to ask, or the answer is not yes.
    public static func ask(_ question: String, doing purpose: String, output: Output) throws(CommandError) {
        guard LineReader.isTerminal(0), output.error.isTerminal else {
            throw .usage(
                "cannot \(purpose)", why: "it cannot be undone, and there is no terminal to ask at",
                next: "the same with --yes")
        }
        output.writeError("\(question.safeLine) [y/N] ")
        let answer = try LineReader().next()
        if answer == .interrupted { output.writeError("\n") }
        if case .text(let text) = answer, ["y", "yes"].contains(text.trimmed.lowercased()) { return }
        throw CommandError(
            answer == .interrupted ? .interrupted : .failure, "did not \(purpose)",
            why: "the answer was not yes", next: "the same with --yes")
    }
}
