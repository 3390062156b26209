// The accounts, newest first.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user list`.
struct UserList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts, newest first (administrators only).")

    @OptionGroup var paging: PagingOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("user.list", paging.parameters, doing: "list the users")
        let table = UserScreen.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(
            result, table: table, empty: "There is no user yet. Make one with: emoctl user add ADDRESS")
        if let next = result["next"]?.string {
            output.note("There are more: emoctl user list --before \(next)")
        }
    }
}

/// `emoctl user show`.
struct UserShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show your account; administrators may name another.")

    @Argument(help: ArgumentHelp("An address or id; you yourself by default.", valueName: "user"))
    var user: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let result = try connection.call(
            "user.get", try UserTarget.parameters(user, connection), doing: "show the account")
        try output.show(result) { UserScreen.lines(result, for: output.standard) }
    }
}

/// The parameter that names an account.
enum UserTarget {
    /// Empty for oneself.
    static func parameters(_ user: String?, _ connection: DaemonConnection) throws(CommandError) -> JSONObject
    {
        guard let user else { return [:] }
        return ["user_id": .string(try UserReference.id(user, connection: connection))]
    }
}
