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
        guard try shared.connect().isAdministrator() else {
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
            try output.show(piece: { [SelfTestScreen.fields(step)] }) {
                SelfTestScreen.lines(step, for: output.standard)
            }
        }
        try output.conclude(report.json, line: report.line, status: report.status)
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
