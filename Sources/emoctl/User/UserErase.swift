// Removes an account with everything in it, for good, after asking.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user erase`.
struct UserErase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract:
            "Destroy your key and remove everything that is kept of you; administrators may name another.",
        discussion: """
            What was erased cannot be read in older backups of the database either. To keep a copy first: \
            emoctl user export
            """)

    @Argument(help: ArgumentHelp("An address or id; you yourself by default.", valueName: "user"))
    var user: String?

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let account = try connection.call(
            "user.get", try UserTarget.parameters(user, connection), doing: "erase the account")
        let name = account["email"]?.string ?? ""
        if !yes {
            try Confirmation.ask(
                "Erase \(name) with all recordings' transcripts, sessions and memories, for good?",
                doing: "erase the account", output: output)
        }
        let result = try connection.call(
            "user.erase", ["user_id": account["id"] ?? .null], doing: "erase the account")
        try output.show(result) { ["\(name.safeLine) is erased."] }
    }
}
