// Makes tokens for services, and can put them where the services read them.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl token create`.
struct TokenCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token for each service named.",
        discussion: """
            Prints name and token, tab-separated, one service a line; a token is shown only here. With \
            --env-file the tokens go to DIRECTORY/NAME.env instead, as SERVICE_AUTH_TOKEN=…, readable by the \
            owner only, and the files' paths are printed.
            """)

    @Argument(help: ArgumentHelp("The services: letters, digits, - and _.", valueName: "name"))
    var names: [String]

    @Option(
        help: ArgumentHelp(
            "What the services may do, one or several joined by commas: speech, emotion, buddy …",
            discussion: "emoctl describe token.create lists them all.", valueName: "names"))
    var scope: [String] = []

    @Option(help: "How many days the tokens are valid, 1 to 3650 (default: 365).")
    var days: Int?

    @Option(
        help: ArgumentHelp("Write the tokens to files in this directory.", valueName: "directory"),
        completion: .directory)
    var envFile: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if envFile != nil, shared.json {
            throw ValidationError("--env-file keeps the tokens off the screen, --json prints them.")
        }
    }

    func run() throws {
        let output = shared.output
        let services = try names.map { name throws(CommandError) in try Identifier.serviceName(name) }
        if let envFile { try EnvironmentFile.check(directory: envFile) }
        let connection = try shared.connect()
        for service in services {
            let result = try connection.call(
                "token.create", parameters(service), doing: "make a token for \(service)")
            guard let envFile else {
                try show(result, service, output)
                continue
            }
            try write(result, EnvironmentFile(service: service, directory: envFile), connection)
            try output.write(lines: [EnvironmentFile(service: service, directory: envFile).path.safeLine])
        }
        if envFile == nil {
            output.note("Keep it now: a token is shown only here. List and revoke with: emoctl token list")
        }
    }

    private func parameters(_ service: String) -> JSONObject {
        var parameters: JSONObject = ["name": .string(service)]
        let scopes = scope.flatMap { $0.split(separator: ",").map(String.init) }
        if !scopes.isEmpty { parameters["scopes"] = JSONValue(scopes) }
        if let days { parameters["days"] = .integer(Int64(days)) }
        return parameters
    }

    private func show(_ result: JSONValue, _ service: String, _ output: Output) throws(CommandError) {
        let line = "\(service)\t\((result["token"]?.string ?? "").tabSeparatedField)"
        try output.show(result, fields: { [line] }, screen: { [line] })
    }

    /// Writes the file; a token that nobody would ever see is revoked again.
    private func write(_ result: JSONValue, _ file: EnvironmentFile, _ connection: DaemonConnection)
        throws(CommandError)
    {
        do throws(CommandError) {
            try file.write(token: result["token"]?.string ?? "")
        } catch {
            if let id = result["id"]?.string {
                _ = try connection.call(
                    "token.revoke", ["id": .string(id)], doing: "revoke the unwritten token")
            }
            throw error
        }
    }
}
