// Removes a session for good, after asking.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session delete`.
struct SessionDelete: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove a session with its messages; its analyses stay.")

    @OptionGroup var subject: SessionArgument

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let id = try subject.id(connection)
        if !yes {
            try Confirmation.ask(
                "Remove session \(id) for good?", doing: "delete the session", output: output)
        }
        let result = try connection.call(
            "session.delete", ["session_id": .string(id)], doing: "delete the session")
        try output.show(result) { ["Session \(id) is removed."] }
    }
}
