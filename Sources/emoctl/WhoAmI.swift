// Shows who emod takes the caller for.
import ArgumentParser
import EmoCommandLine

/// `emoctl whoami`.
struct WhoAmI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Show who emod takes you for, and what you may do.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("auth.whoami", doing: "find out who you are")
        try output.show(result) { IdentityScreen.lines(result, for: output.standard) }
    }
}
