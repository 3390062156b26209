// Waits until emod is ready, for scripts that have just started it.
import ArgumentParser
import EmoCommandLine

/// `emoctl wait`.
struct Wait: ParsableCommand {
    /// What can be waited for.
    enum Target: String, ExpressibleByArgument, CaseIterable {
        /// emod answers, and no engine is on its way any more.
        case ready
    }

    /// How long to wait where nothing is said; a large model on a slow disk is loaded within it.
    private static let defaultLimit = TimeLimit(milliseconds: 60_000)

    static let configuration = CommandConfiguration(
        abstract: "Wait until emod answers and its engines are ready.",
        discussion: """
            Waits for --timeout (60 s by default), then ends with status 7. Ends with status 9 as soon as \
            emod works but a part of it will not come by itself.
            """)

    @Argument(help: "What to wait for.")
    var target: Target

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let report = try HealthWait(path: shared.socketPath, limit: shared.timeout ?? Self.defaultLimit).run()
        try output.show(report.result, fields: { [report.line] }, screen: { [report.line] })
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
