// Logs in with a password; what emod gives is kept in a file that only its owner can read.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl login`.
struct Login: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Log in with a password; later commands act as that user, until logout.",
        discussion: """
            The password is asked for, or read from the first line of standard input. The token is renewed by \
            itself for thirty days after the last use.
            """)

    @Argument(help: ArgumentHelp("The address to log in with.", valueName: "address"))
    var email: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let file = try shared.loginFile()
        let connection = try shared.connectByPeer()
        let password = try PasswordPrompt(output).ask("Password of \(email)", doing: "log in")
        let result = try connection.call(
            "auth.login", ["user": .string(email), "password": .string(password)], doing: "log in")
        try file.save(result, socket: shared.socketPath)
        let user = result["user"] ?? .null
        try output.show(user) { ["Logged in as \((user["email"]?.string ?? "").safeLine)."] }
    }
}
