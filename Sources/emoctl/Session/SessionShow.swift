// One session with everything that was said.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session show`.
struct SessionShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what was said in a session.",
        discussion: "Off a terminal, a line a message: number, user or buddy, time, text.")

    @OptionGroup var subject: SessionArgument
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let id = try subject.id(connection)
        let result = try SessionPages.whole(id, on: connection)
        try output.show(
            result, fields: { SessionScreen.messageLines(result) },
            screen: { SessionScreen.lines(result, for: output.standard) })
    }
}
