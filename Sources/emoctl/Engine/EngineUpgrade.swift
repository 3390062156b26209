// Takes up the build of an engine that was installed while emod runs.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl engine upgrade`.
struct EngineUpgrade: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Take up the installed build of an engine, tested beside the one that serves.",
        discussion: """
            A new file pair in the plugin directory is taken up by itself; this command tries it again after a refusal and \
            waits for the outcome. The build that serves gives way only when the new one has made a real inference, and comes \
            back by itself when the new one is quarantined within ten minutes.
            """)
    @OptionGroup var options: EngineCommandOptions

    func run() throws {
        let output = options.shared.output
        let result = try options.shared.connect().call(
            "engine.upgrade", ["id": .string(options.id)], doing: "upgrade the engine")
        try output.show(result) { EngineTable.lines(result, for: output.standard) }
        if result["upgrade"]?["phase"]?.string == nil {
            output.note(
                "\(options.id) runs the installed build already: version \(result["version"]?.string ?? "?")."
            )
        }
    }
}
