// What is remembered, newest first.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl memory list`.
struct MemoryList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what EmoBuddy remembers of you, newest first.")

    @Option(help: ArgumentHelp("How many, 1 to 500.", valueName: "count"))
    var limit: Int = 50

    @Option(help: ArgumentHelp("Go on where the list before ended.", valueName: "cursor"))
    var before: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is 1 to 500.") }
    }

    func run() throws {
        let output = shared.output
        var parameters: JSONObject = ["limit": .integer(Int64(limit))]
        if let before { parameters["before"] = .string(before) }
        let result = try shared.connect().call("memory.list", parameters, doing: "list the memories")
        let table = MemoryTable.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(result, table: table, empty: "Nothing is remembered yet.")
        if let next = result["next"]?.string {
            output.note("There are more: emoctl memory list --before \(next)")
        }
    }
}
