// Closes an account, or opens it again.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user disable`.
struct UserDisable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Close an account and end its log-ins (administrators only).")

    @Argument(help: ArgumentHelp("An address or id.", valueName: "user"))
    var user: String

    @OptionGroup var shared: SharedOptions

    func run() throws { try UserState.set(user, disabled: true, shared) }
}

/// `emoctl user enable`.
struct UserEnable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Open a disabled account again (administrators only).")

    @Argument(help: ArgumentHelp("An address or id.", valueName: "user"))
    var user: String

    @OptionGroup var shared: SharedOptions

    func run() throws { try UserState.set(user, disabled: false, shared) }
}

private enum UserState {
    static func set(_ user: String, disabled: Bool, _ shared: SharedOptions) throws {
        let output = shared.output
        let connection = try shared.connect()
        var parameters = try UserTarget.parameters(user, connection)
        parameters["disabled"] = .bool(disabled)
        let result = try connection.call(
            "user.disable", parameters, doing: disabled ? "close the account" : "open the account")
        try output.show(result) { UserScreen.lines(result, for: output.standard) }
    }
}
