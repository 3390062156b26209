// Gives a session a title.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session rename`.
struct SessionRename: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a session a title.")

    @OptionGroup var subject: SessionArgument

    @Argument(help: "The title, at most 200 bytes.")
    var title: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let id = try subject.id(connection)
        let parameters: JSONObject = ["session_id": .string(id), "title": .string(title)]
        let result = try connection.call("session.rename", parameters, doing: "rename the session")
        try output.show(result, table: SessionScreen.table([result], for: output.standard), empty: "")
    }
}
