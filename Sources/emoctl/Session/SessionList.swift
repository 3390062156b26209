// The sessions, newest first.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session list`.
struct SessionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List your sessions, newest first.")

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
        let result = try shared.connect().call("session.list", parameters, doing: "list the sessions")
        let table = SessionScreen.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(result, table: table, empty: "There is no session yet. Start one with: emoctl chat")
        if let next = result["next"]?.string {
            output.note("There are more: emoctl session list --before \(next)")
        }
    }
}
