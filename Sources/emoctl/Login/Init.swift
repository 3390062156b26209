// Makes the first administrator who can log in; later ones are made with emoctl user add.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl init`.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the first administrator (as root, or as emod's own user).",
        discussion: """
            Root and emod's own user are administrators by the socket and need no password; this makes an \
            account that can administer from anywhere else. The password is asked for, or read from the first \
            line of standard input.
            """)

    @Argument(help: ArgumentHelp("The address to log in with.", valueName: "address"))
    var email: String

    @Option(help: ArgumentHelp("The name to show.", valueName: "text"))
    var name: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let purpose = "make the first administrator"
        let connection = try shared.connect()
        let page = try connection.call("user.list", ["limit": 500], doing: purpose)
        if page["items"]?.array?.contains(where: { $0["role"] == "admin" && $0["has_password"] == true })
            == true
        {
            throw CommandError(
                .failure, "cannot \(purpose)", why: "there is an administrator already",
                next: "emoctl user add ADDRESS --role admin")
        }
        let password = try PasswordPrompt(output).askNew("Password of \(email)", doing: purpose)
        var parameters: JSONObject = [
            "email": .string(email), "role": "admin", "password": .string(password),
        ]
        parameters["display_name"] = name.map(JSONValue.string)
        let result = try connection.call("user.create", parameters, doing: purpose)
        try output.show(result) { UserScreen.lines(result, for: output.standard) }
        output.note("Log in with: emoctl login \(email)")
    }
}
