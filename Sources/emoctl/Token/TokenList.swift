// The tokens that were made.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl token list`.
struct TokenList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the tokens, without their text.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("token.list", doing: "list the tokens")
        let table = TokenTable.table(result["items"]?.array ?? [], for: output.standard)
        try output.show(
            result, table: table, empty: "There is no token yet. Make one with: emoctl token create NAME")
    }
}
