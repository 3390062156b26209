// The one screen of emod: what runs, what is wrong, what to do about it.
import ArgumentParser
import EmoCommandLine

/// `emoctl status`.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show emod, its database, its engines, and what to do about problems.",
        discussion:
            """
            Ends with status 0 when all is well, 9 when a part is missing, 1 when emod cannot do its work, \
            3 when it is not running.
            """
    )

    @Flag(
        help:
            ArgumentHelp(
                "Show it again every two seconds, until Ctrl-C.",
                discussion: "Off a terminal, a line whenever something changes.")
    )
    var watch = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        if watch { return try StatusWatch(output: output, connect: shared.connect).run() }
        let result = try shared.connect().call("health.get", doing: "read emod's health")
        let report = HealthReport(result)
        try output.show(result) { report.lines(for: output.standard) }
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
