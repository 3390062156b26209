// Walks the whole chain on the running installation.
import ArgumentParser
import EmoCommandLine

/// `emoctl selftest`.
struct SelfTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selftest",
        abstract: "Walk the whole chain once on this installation, and clean up.",
        discussion: """
            Makes an account and a service's token of its own, analyses a bundled recording, talks with EmoBuddy, \
            looks whether danger is heard, ends the session, finds everything again, and takes all of it away; the \
            audit log keeps its rows. Only an administrator may. Ends with status 0 when every step passed, \
            9 when a part is missing, 1 when a step failed.
            """)

    @Option(
        help: ArgumentHelp("A recording of your own instead of the bundled one.", valueName: "file"),
        completion: .file())
    var recording: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let identity = try shared.connect().call("auth.whoami", doing: "see who you are")
        guard identity["is_administrator"]?.bool == true else {
            throw CommandError(
                .permission, "cannot run the self-test",
                why: "it makes an account and a token, which only an administrator may",
                next: "sudo emoctl selftest")
        }
        let test = try SelfTest(
            path: shared.socketPath,
            recording: recording.map(SelfTest.Recording.init(path:)) ?? .bundled(), timeLimit: shared.timeout
        ) { () throws(CommandError) in try shared.connect() }
        let report = try test.run { step throws(CommandError) in
            guard !output.isJSON else { return }
            try output.write(
                lines: output.standard.isTerminal
                    ? SelfTestScreen.lines(step, for: output.standard) : [SelfTestScreen.fields(step)])
        }
        if output.isJSON {
            try output.show(json: report.json)
        } else if output.standard.isTerminal {
            try output.write(lines: [SelfTestScreen.conclusion(report, for: output.standard)])
        }
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
