// Looks for what is wrong, and says what to do about it.
import ArgumentParser
import EmoCommandLine

/// `emoctl doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at emod and at this machine, and say what to do about what is wrong.",
        discussion: """
            Changes nothing. As an administrator it looks at the audit log, tokens and backups too. Ends with status 0 \
            when nothing is wrong, 9 when there are warnings only, 1 when something does not work, 3 when emod is not running.
            """)

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let doctor = Doctor(path: shared.socketPath) { () throws(CommandError) in try shared.connect() }
        let report = try doctor.run { result throws(CommandError) in
            try output.show(piece: { DoctorScreen.fields(result) }) {
                DoctorScreen.lines(result, for: output.standard)
            }
        }
        try output.conclude(report.json, line: report.line, status: report.status)
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }
}
