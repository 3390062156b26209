// The audit log: reading it, and finding out whether it is as it was written.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl audit`.
struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read and verify the audit log (administrators only).",
        subcommands: [AuditList.self, AuditVerify.self])
}

/// `emoctl audit list`.
struct AuditList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was done and refused, newest first.")

    @Option(help: ArgumentHelp("How many, 1 to 500.", valueName: "count"))
    var limit: Int = 50

    @Option(help: ArgumentHelp("Only rows before this one.", valueName: "row"))
    var before: Int?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is 1 to 500.") }
        guard before ?? 1 >= 1 else { throw ValidationError("--before is the number of a row.") }
    }

    func run() throws {
        let output = shared.output
        var parameters: JSONObject = ["limit": .integer(Int64(limit))]
        if let before { parameters["before"] = .integer(Int64(before)) }
        let result = try shared.connect().call("audit.list", parameters, doing: "list the audit log")
        let table = AuditScreen.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(result, table: table, empty: "Nothing was recorded before that row.")
        if let next = result["next"]?.integer {
            output.note("There are more: emoctl audit list --before \(next)")
        }
    }
}

/// `emoctl audit verify`.
struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Find out whether a row was changed, removed, inserted or cut off.",
        discussion: "Ends with status 1 when one was, and names it.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("audit.verify", doing: "verify the audit log")
        try output.show(result) { AuditScreen.verification(result) }
        if result["intact"]?.bool != true { throw ExitCode(CommandStatus.failure.rawValue) }
    }
}
