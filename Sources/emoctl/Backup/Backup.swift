// Copies of the database: made by the daemon, looked at and put back without it.
import ArgumentParser
import EmoCommandLine
import EmoStore
import Glibc

/// `emoctl backup`.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make, verify and restore backups of the database (administrators only).",
        discussion:
            "A backup is one file without the master key: keep a copy of master.key of the state directory elsewhere.",
        subcommands: [BackupCreate.self, BackupVerify.self, BackupRestore.self])

    /// Does something with a file that the store may refuse.
    static func attempt<Output>(_ path: String, toBe verb: String, _ body: () throws -> Output)
        throws(CommandError)
        -> Output
    {
        let purpose = "\(verb) \(path)"
        guard access(path, R_OK) == 0 else { throw .system(errno, doing: purpose) }
        do {
            return try body()
        } catch let error as StoreError {
            throw CommandError(
                error.code == .inUse ? .busy : .failure, code: error.code.rawValue, "cannot \(purpose)",
                why: error.message, next: error.hint)
        } catch {
            throw CommandError(.failure, "cannot \(purpose)", why: "\(error)", next: "emoctl health")
        }
    }
}
