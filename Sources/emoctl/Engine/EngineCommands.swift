// What an administrator tells an engine: six commands of one shape.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// The engine and the options of a command to it.
struct EngineCommandOptions: ParsableArguments {
    @Argument(help: "The engine, as emoctl engine list shows it.")
    var id: String

    @OptionGroup var shared: SharedOptions

    /// Tells the engine, and shows its state afterwards.
    func run(_ verb: String) throws {
        let output = shared.output
        let result = try shared.connect().call(
            "engine." + verb, ["id": .string(id)], doing: "\(verb) the engine")
        try output.show(result) { EngineTable.lines(result, for: output.standard) }
    }
}

/// `emoctl engine load`.
struct EngineLoad: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", abstract: "Start an engine now.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("load") }
}

/// `emoctl engine unload`.
struct EngineUnload: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unload",
        abstract: "Let an engine finish and end its process; the next request starts it again.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("unload") }
}

/// `emoctl engine restart`.
struct EngineRestart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Let an engine finish and start it anew.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("restart") }
}

/// `emoctl engine enable`.
struct EngineEnable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Take an engine into service again.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("enable") }
}

/// `emoctl engine disable`.
struct EngineDisable: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Let an engine finish and do not start it again.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("disable") }
}

/// `emoctl engine reset`.
struct EngineReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Forget an engine's failures and end its quarantine.")
    @OptionGroup var options: EngineCommandOptions
    func run() throws { try options.run("reset") }
}
