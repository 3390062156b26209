// The sessions, newest first.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session list`.
struct SessionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List your sessions, newest first.")

    @OptionGroup var paging: PagingOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("session.list", paging.parameters, doing: "list the sessions")
        let table = SessionScreen.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(result, table: table, empty: "There is no session yet. Start one with: emoctl chat")
        if let next = result["next"]?.string {
            output.note("There are more: emoctl session list --before \(next)")
        }
    }
}
