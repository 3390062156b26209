// The options of every command, and what follows from them:
// where the socket is, which token counts, how results look.
import ArgumentParser
import EmoCommandLine

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

    func connect() throws(CommandError) -> DaemonConnection {
        let token = try TokenSource.token(in: .process)
        return try DaemonConnection(path: socketPath, token: token, timeLimit: timeout)
    }
}

extension TimeLimit: ExpressibleByArgument {
    /// Reads the option's text.
    public init?(argument: String) { self.init(argument) }
}
