// Makes an account.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user add`.
struct UserAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make an account (administrators only).",
        discussion: "The password is asked for, or read from the first line of standard input.")

    @Argument(help: ArgumentHelp("The address to log in with.", valueName: "address"))
    var email: String

    @Option(help: ArgumentHelp("The name to show.", valueName: "text"))
    var name: String?

    @Option(help: "What the account may do.")
    var role: UserRole = .user

    @Flag(help: "Without a password: nobody can log in until one is set.")
    var noPassword = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        var parameters: JSONObject = ["email": .string(email), "role": .string(role.rawValue)]
        parameters["display_name"] = name.map(JSONValue.string)
        if !noPassword {
            parameters["password"] = .string(
                try PasswordPrompt(output).askNew("Password of \(email)", doing: "make the account"))
        }
        let result = try connection.call("user.create", parameters, doing: "make the account")
        try output.show(result) { UserScreen.lines(result, for: output.standard) }
    }
}
