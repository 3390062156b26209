// The options of every command, and what follows from them:
// where the socket is, which token counts, how results look.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
    /// Where emod listens when nothing else is said; the same as `daemon.socket` of its configuration.
    private static let defaultSocket = "/run/emobuddy/emod.sock"

    @Option(
        help: ArgumentHelp("The control socket (default: \(defaultSocket)).", valueName: "path"),
        completion: .file())
    var socket: String?

    @Option(help: ArgumentHelp("How long one request may take: 30, 1.5, 500ms, 2m, 1h.", valueName: "time"))
    var timeout: TimeLimit?

    @Flag(help: "Print exactly what emod answered, as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "No notes and no progress.")
    var quiet = false

    var output: Output { .process(isJSON: json, isQuiet: quiet) }

    var socketPath: String { socket ?? EnvironmentVariables.process["EMOD_SOCKET"] ?? Self.defaultSocket }

    /// Connects with the token of the environment, or of a log-in, or as whom the socket knows.
    func connect() throws(CommandError) -> DaemonConnection {
        var token = try TokenSource.token(in: .process)
        if token == nil {
            token = try LoginFile(in: .process)?.token(socket: socketPath, timeLimit: timeout)
        }
        return try DaemonConnection(path: socketPath, token: token, timeLimit: timeout)
    }

    /// Connects as whom the socket knows, whoever has logged in.
    func connectByPeer() throws(CommandError) -> DaemonConnection {
        try DaemonConnection(path: socketPath, timeLimit: timeout)
    }

    /// Where log-ins are kept.
    func loginFile() throws(CommandError) -> LoginFile {
        guard let file = LoginFile(in: .process) else {
            throw CommandError(
                .failure, "cannot keep a log-in", why: "neither XDG_STATE_HOME nor HOME is set",
                next: "HOME=DIRECTORY emoctl login ADDRESS")
        }
        return file
    }
}

/// Which part of a list is wanted.
struct PagingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many, 1 to 500.", valueName: "count"))
    var limit: Int = 50

    @Option(help: ArgumentHelp("Go on where the list before ended.", valueName: "cursor"))
    var before: String?

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is 1 to 500.") }
    }

    var parameters: JSONObject {
        var parameters: JSONObject = ["limit": .integer(Int64(limit))]
        if let before { parameters["before"] = .string(before) }
        return parameters
    }
}

extension TimeLimit: ExpressibleByArgument {
    /// Reads the option's text.
    public init?(argument: String) { self.init(argument) }
}
