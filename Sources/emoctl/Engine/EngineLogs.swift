// The last words of an engine and of its host processes.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl engine logs`.
struct EngineLogs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs", abstract: "Show the last lines of an engine and of its host processes.")

    @Argument(help: "The engine, as emoctl engine list shows it.")
    var id: String

    @Option(name: [.short, .long], help: "At most so many lines, 1 to 256.")
    var lines = 100

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...256).contains(lines) else { throw ValidationError("--lines takes a number from 1 to 256") }
    }

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call(
            "engine.logs", ["id": .string(id), "limit": .integer(Int64(lines))],
            doing: "show the engine's log")
        try output.show(
            result, table: EngineLogTable.table(result["items"]?.array ?? [], for: output.standard),
            empty: "\(id) has said nothing since emod was started.")
    }
}
