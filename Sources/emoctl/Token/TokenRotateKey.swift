// Makes a new key that signs tokens.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl token rotate-key`.
struct TokenRotateKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key", abstract: "Make a new key that signs tokens.",
        discussion: """
            Tokens that older keys signed stay good until they end, and an older key is destroyed with its last \
            one. Where a key may be in wrong hands, --retire refuses all of them at once: then every service \
            needs a new token, and everybody logs in again.
            """)

    @Flag(help: "Refuse what older keys have signed, at once.")
    var retire = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call(
            "token.rotate_key", ["retire": .bool(retire)], doing: "make a new signing key")
        let table = TokenTable.keys(result["keys"]?.array ?? [], for: output.standard)
        try output.show(result, table: table, empty: "There is no key.")
    }
}
