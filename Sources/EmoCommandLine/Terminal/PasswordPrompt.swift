// Asks for a password: on a terminal without showing it, elsewhere the first line of standard input. Never from the
// command line, which every user of the machine can read.
import Glibc

/// Reads passwords.
public struct PasswordPrompt {
    private let output: Output
    private let reader = LineReader(maximumBytes: 1_024)

    /// - Parameter output: where the question goes; never standard output.
    public init(_ output: Output) { self.output = output }

    /// A password that exists.
    public func ask(_ question: String, doing purpose: String) throws(CommandError) -> String {
        guard LineReader.isTerminal(0) else { return try line(purpose) }
        return try hidden("\(question.safeLine): ", purpose)
    }

    /// A new password; on a terminal it is asked for twice.
    public func askNew(_ question: String, doing purpose: String) throws(CommandError) -> String {
        let password = try ask(question, doing: purpose)
        guard password.utf8.count >= 8 else {
            throw .usage(
                "cannot \(purpose)", why: "a password has at least 8 bytes", next: "the same command again")
        }
        guard LineReader.isTerminal(0) else { return password }
        guard try hidden("Once more: ", purpose) == password else {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "the two passwords differ", next: "the same command again"
            )
        }
        return password
    }

    /// Reads a line while the terminal does not show what is typed; it is silent before anybody is asked.
    private func hidden(_ question: String, _ purpose: String) throws(CommandError) -> String {
        var shown = termios()
        guard tcgetattr(0, &shown) == 0 else { throw .system(errno, doing: purpose) }
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(0, TCSAFLUSH, &silent) == 0 else { throw .system(errno, doing: purpose) }
        output.writeError(question)
        defer {
            tcsetattr(0, TCSAFLUSH, &shown)
            output.writeError("\n")
        }
        return try line(purpose)
    }

    private func line(_ purpose: String) throws(CommandError) -> String {
        switch try reader.next() {
        case .text(let text) where !text.isEmpty: return text
        case .interrupted:
            throw CommandError(
                .interrupted, "did not \(purpose)", why: "interrupted", next: "the same command again")
        default:
            throw .usage(
                "cannot \(purpose)", why: "there is no password",
                next: "type it on a terminal, or give it as the first line of standard input")
        }
    }
}
