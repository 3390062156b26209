// The state of emod as one line and an exit status, for scripts.
import ArgumentParser
import EmoCommandLine

/// `emoctl health`.
struct Health: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in one line, and as exit status, how emod is.",
        discussion:
            """
            Ends with status 0 when all is well, 9 when a part is missing, 1 when emod cannot do its work, \
            3 when it is not running.
            """
    )

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("health.get", doing: "read emod's health")
        let report = HealthReport(result)
        try output.show(result, fields: { [report.line] }, screen: { [report.line] })
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
