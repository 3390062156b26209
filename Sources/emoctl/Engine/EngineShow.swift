// One engine and its state.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl engine show`.
struct EngineShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one engine and its state.")

    @Argument(help: "The engine, as emoctl engine list shows it.")
    var id: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("engine.get", ["id": .string(id)], doing: "show the engine")
        try output.show(result) { EngineTable.lines(result, for: output.standard) }
    }
}
