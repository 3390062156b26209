// Ends a token's validity at once.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl token revoke`.
struct TokenRevoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End a token's validity at once.")

    @Argument(help: "The token's id, as emoctl token list shows it.")
    var id: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("token.revoke", ["id": .string(id)], doing: "revoke the token")
        try output.show(result) { ["Token \(id.safeLine) is not valid any more."] }
    }
}
