// Puts one's own words in the place of a session's summary, or rates the session.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session edit`.
struct SessionEdit: ParsableCommand {
    /// The protocol's bound of a summary, in bytes.
    private static let maximumBytes = 4_000

    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Write the summary of a session yourself, or rate the session.",
        discussion:
            "With --summary the new one is read from standard input; nothing there removes the summary.")

    @OptionGroup var subject: SessionArgument

    @Flag(help: "Read a new summary from standard input.")
    var summary = false

    @OptionGroup var ratings: RatingOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if !summary, ratings.parameters.members.isEmpty {
            throw ValidationError("Nothing to change: give --summary, --satisfaction or --alliance.")
        }
    }

    func run() throws {
        let output = shared.output
        var parameters = ratings.parameters
        if summary {
            let text = try FileAccess.readText(
                "-", maximumBytes: Self.maximumBytes, doing: "read the summary")
            parameters["summary"] = .string(String(text.reversed().drop { $0.isNewline }.reversed()))
        }
        let connection = try shared.connect()
        parameters["session_id"] = .string(try subject.id(connection))
        let result = try connection.call("session.edit", parameters, doing: "edit the session")
        try output.show(result) { SessionScreen.summary(result, for: output.standard) }
    }
}
