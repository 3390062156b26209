// The command line of emod: parses, runs, and ends with a status of the one table. Everything that can be
// tested without a process is in EmoCommandLine.
import ArgumentParser
import EmoCommandLine
import EmoProtocol
import Glibc

/// The root of the command tree.
@main
struct Emoctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emoctl",
        abstract: "Speak, see what you feel, and talk with EmoBuddy: the command line of emod.",
        discussion: """
            Results go to standard output: tables on a terminal, the same columns tab-separated elsewhere, \
            and with --json exactly what emod answered. Notes, progress and errors go to standard error.

            ENVIRONMENT:
            \(variables)

            EXIT STATUS:
            \(CommandStatus.table)
            """,
        version: "emoctl \(Product.version)",
        groupedSubcommands: [
            CommandGroup(
                name: "Speech and Text", subcommands: [Analyze.self, Transcribe.self, Feel.self, Report.self]),
            CommandGroup(
                name: "EmoBuddy", subcommands: [Chat.self, Session.self, Memory.self, Contact.self]),
            CommandGroup(
                name: "Service",
                subcommands: [
                    Status.self, Health.self, Metrics.self, Wait.self, Watch.self, Engine.self, Backup.self,
                    Audit.self, DoctorCommand.self, SelfTestCommand.self, BugReportCommand.self,
                ]),
            CommandGroup(
                name: "Identity",
                subcommands: [
                    Init.self, Login.self, Logout.self, WhoAmI.self, UserCommand.self, Token.self,
                ]),
            CommandGroup(name: "Protocol", subcommands: [Call.self, Describe.self]),
        ])

    private static var variables: String {
        let width = EnvironmentVariables.table.map(\.name.count).max() ?? 0
        return EnvironmentVariables.table.map { "  \($0.name.padded(to: width))  \($0.summary)" }.joined(
            separator: "\n")
    }

    static func main() {
        let output = Output.process()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as CommandError {
            output.report(error)
            Glibc.exit(error.status.rawValue)
        } catch {
            Glibc.exit(finish(error, output))
        }
    }

    /// Ends what the parser ended: with help on standard output,
    /// with a status a command chose, or with a usage error.
    private static func finish(_ error: any Error, _ output: Output) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        guard exitCode(for: error) != .success else {
            do throws(CommandError) {
                try output.write(fullMessage(for: error) + "\n")
                return CommandStatus.success.rawValue
            } catch {
                output.report(error)
                return error.status.rawValue
            }
        }
        let lines = fullMessage(for: error).split(separator: "\n").map(String.init)
        let usage = lines.first { $0.hasPrefix("Usage: ") }
        let help = lines.last?.split(separator: "'").dropFirst().first.map(String.init)
        output.report(
            .usage(
                message(for: error), why: usage ?? "the command line cannot be understood",
                next: help ?? "emoctl --help"))
        return CommandStatus.usage.rawValue
    }
}
