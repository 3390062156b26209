// EmoBuddy's words as they arrive. The final reply is what counts: where it differs from what was streamed,
// it is printed whole.

/// Prints one reply.
final class ReplyPrinter {
    private let output: Output
    private let name: String
    private var wrapper: WordWrapper
    private var streamed = ""

    /// - Parameter name: stands before the reply; empty for none.
    init(_ output: Output, name: String) {
        self.output = output
        self.name = name
        wrapper = Self.wrapper(output, name)
    }

    /// Takes the next words; only a terminal shows them before the reply is whole.
    func add(_ text: String) throws(CommandError) {
        guard output.standard.isTerminal, !output.isJSON, !text.isEmpty else { return }
        let heading = streamed.isEmpty ? heading : ""
        streamed += text
        try output.write(heading + wrapper.add(text.safeText))
    }

    /// Prints what is missing of the whole reply.
    func finish(_ reply: String) throws(CommandError) {
        if !streamed.isEmpty, let rest = reply.droppingPrefix(streamed) {
            return try output.write(wrapper.add(rest.safeText) + wrapper.finish() + "\n")
        }
        if !streamed.isEmpty {
            try abandon()
            output.note("EmoBuddy put it differently:")
        }
        guard output.standard.isTerminal else { return try output.write(lines: [reply.safeText]) }
        wrapper = Self.wrapper(output, name)
        try output.write(heading + wrapper.add(reply.safeText) + wrapper.finish() + "\n")
    }

    /// Ends the line of a reply that will not be whole.
    func abandon() throws(CommandError) {
        guard !streamed.isEmpty else { return }
        streamed = ""
        try output.write(wrapper.finish() + "\n")
    }

    private var heading: String { output.style.strong(name) }

    private static func wrapper(_ output: Output, _ name: String) -> WordWrapper {
        WordWrapper(
            width: min(output.standard.width, 100),
            indentation: String(repeating: " ", count: name.displayWidth))
    }
}
