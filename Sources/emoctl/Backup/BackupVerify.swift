// Looks at a backup without a daemon.
import ArgumentParser
import EmoCommandLine
import EmoProtocol
import EmoStore

/// `emoctl backup verify`.
struct BackupVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that a backup is whole; emod need not run.",
        discussion:
            "Every page, the schema, and the chain of the audit log are checked. The file is not changed.")

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let found = try Backup.attempt(file, toBe: "verify") { try BackupFile.verify(file) }
        let result: JSONValue = [
            "size_bytes": .integer(found.sizeBytes), "sha256": .string(found.sha256),
            "schema_version": .integer(Int64(found.schemaVersion)),
            "program_version": .string(found.programVersion),
            "audit_rows": .integer(found.auditRows), "audit_hash": .string(found.auditHash),
        ]
        try output.show(result) {
            FieldList.lines(
                [
                    ("Backup", "whole: every page, and the chain of the audit log"),
                    ("Size", Amount.bytes(found.sizeBytes)), ("SHA-256", found.sha256),
                    ("Schema", "\(found.schemaVersion), made by version \(found.programVersion)"),
                    (
                        "Audit log",
                        Amount.count(found.auditRows, "row") + ", the last with hash \(found.auditHash)"
                    ),
                ], for: output.standard)
        }
    }
}
