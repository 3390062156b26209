// Shows what is felt in a text; nothing is stored.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl feel`.
struct Feel: ParsableCommand {
    /// The protocol's bound of one text, in bytes.
    private static let maximumBytes = 262_144

    static let configuration = CommandConfiguration(
        abstract: "See what is felt in a text; nothing is stored.",
        discussion:
            """
            A text on the command line can be seen by other users of the machine while the command runs; \
            - keeps it private.
            """
    )

    @Argument(help: "The text, or - for standard input.")
    var text: String

    @Flag(help: "Also show which words speak for the strongest label.")
    var explain = false

    @Option(help: ArgumentHelp("The language of the text, as a BCP 47 tag: en, de-AT.", valueName: "tag"))
    var language: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let words =
            text == "-"
            ? try FileAccess.readText("-", maximumBytes: Self.maximumBytes, doing: "read the text") : text
        guard words.contains(where: { !$0.isWhitespace }) else {
            throw CommandError.usage(
                "cannot find what is felt", why: "the text is empty",
                next: "emoctl feel TEXT, or: emoctl feel - < FILE")
        }
        var parameters: JSONObject = ["text": .string(words)]
        if explain { parameters["explain"] = true }
        if let language { parameters["language"] = .string(language) }
        let result = try shared.connect().call("emotion.analyze", parameters, doing: "find what is felt")
        try output.show(result) { EmotionScreen.lines(result, for: output.standard) }
    }
}
