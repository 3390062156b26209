// Every engine and its state.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl engine list`.
struct EngineList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the engines and their state.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("engine.list", doing: "list the engines")
        try output.show(
            result, table: EngineTable.table(result["items"]?.array ?? []), empty: "No engine is installed.")
    }
}
