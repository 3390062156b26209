// Puts a backup in the place of the database, after asking; the database before is kept aside.
import ArgumentParser
import EmoCommandLine
import EmoProtocol
import EmoStore

/// `emoctl backup restore`.
struct BackupRestore: ParsableCommand {
    /// Where emod keeps its state when nothing else is said.
    private static let defaultDirectory = "/var/lib/emobuddy"

    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the database; emod must not run.",
        discussion: """
            The backup is verified first. The database before is kept aside in the same directory and is named. Run it as \
            the owner of the state directory or as root.
            """)

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("emod's state directory (default: \(defaultDirectory)).", valueName: "directory"),
        completion: .directory)
    var stateDir: String?

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let directory = stateDir ?? EnvironmentVariables.process["EMOD_STATE_DIR"] ?? Self.defaultDirectory
        if !yes {
            try Confirmation.ask(
                "Replace the database in \(directory) by this backup?", doing: "restore the backup",
                output: output)
        }
        let outcome = try Backup.attempt(file, toBe: "restore") {
            try StoreRestore.restore(file, into: directory)
        }
        let result: JSONValue = [
            "database": .string("\(directory)/\(StateFiles.database)"),
            "replaced": JSONValue(outcome.replaced),
            "sha256": .string(outcome.backup.sha256),
        ]
        try output.show(result) {
            ["The backup is restored; start emod again."]
                + (outcome.replaced.map { ["The database before is kept as \($0.safeLine)."] } ?? [])
        }
    }
}
