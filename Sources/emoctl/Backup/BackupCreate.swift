// Has the daemon make a backup while it works.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl backup create`.
struct BackupCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a backup while emod works.",
        discussion:
            "It lies in the directory backups of emod's state directory, readable by emod's user alone.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call(
            "backup.create", doing: "make a backup", milliseconds: 3_600_000)
        try output.show(result) {
            FieldList.lines(
                [
                    ("Backup", "\(result["directory"]?.string ?? "")/\(result["name"]?.string ?? "")"),
                    ("Size", Amount.bytes(result["size_bytes"]?.integer ?? 0)),
                    ("SHA-256", result["sha256"]?.string ?? ""),
                ], for: output.standard)
        }
    }
}
