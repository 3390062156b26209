// Ends a session with a summary.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session end`.
struct SessionEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a session with a summary.")

    @OptionGroup var subject: SessionArgument
    @OptionGroup var ratings: RatingOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let conversation = try Conversation(
            session: try subject.id(connection), analysis: nil, startsNew: false, connection: connection,
            output: output)
        try conversation.end(ratings: ratings.parameters)
    }
}
