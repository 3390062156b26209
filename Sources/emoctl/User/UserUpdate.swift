// Changes an account: name, role, language, password, consent.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user update`.
struct UserUpdate: ParsableCommand {
    /// What a person agrees to.
    enum Answer: String, ExpressibleByArgument, CaseIterable {
        case yes
        case no
    }

    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Change your account; administrators may name another.",
        discussion: """
            With --keep-data no, analyses are answered and not stored, and sessions are removed when they end. \
            With --share-analyses yes, your analyses count in numbers over at least five people; words never do. \
            Both are each user's own to decide. With --password, the passwords are asked for, or read from \
            standard input, one a line: the current one, where it is your own account and has one, then the new one.
            """)

    @Argument(help: ArgumentHelp("An address or id; you yourself by default.", valueName: "user"))
    var user: String?

    @Option(help: ArgumentHelp("The name to show.", valueName: "text"))
    var name: String?

    @Option(help: "What the account may do (administrators only).")
    var role: UserRole?

    @Option(help: ArgumentHelp("The language, as a BCP 47 tag: en, de-AT.", valueName: "tag"))
    var locale: String?

    @Option(help: "Whether analyses and ended sessions are kept.")
    var keepData: Answer?

    @Option(help: "Whether your analyses count in numbers over many.")
    var shareAnalyses: Answer?

    @Flag(help: "Set a new password; all log-ins of the account end.")
    var password = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        var parameters = try UserTarget.parameters(user, connection)
        if let name { parameters["display_name"] = .string(name) }
        if let role { parameters["role"] = .string(role.rawValue) }
        if let locale { parameters["locale"] = .string(locale) }
        if let keepData { parameters["allow_data_collection"] = .bool(keepData == .yes) }
        if let shareAnalyses { parameters["allow_analysis_sharing"] = .bool(shareAnalyses == .yes) }
        if password {
            let account = try connection.call("user.get", parameters.target, doing: "change the account")
            let prompt = PasswordPrompt(output)
            if user == nil, account["has_password"] == true {
                parameters["current_password"] = .string(
                    try prompt.ask("Current password", doing: "change the password"))
            }
            parameters["password"] = .string(
                try prompt.askNew("New password", doing: "change the password"))
        }
        let result = try connection.call("user.update", parameters, doing: "change the account")
        try output.show(result) { UserScreen.lines(result, for: output.standard) }
    }
}

extension JSONObject {
    /// Only what names the account.
    fileprivate var target: JSONObject { self["user_id"].map { ["user_id": $0] } ?? [:] }
}
