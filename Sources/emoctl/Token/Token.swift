// The tokens of services; only administrators may have to do with them.
import ArgumentParser

/// `emoctl token`.
struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make, list and revoke the tokens of services (administrators only).",
        subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self, TokenRotateKey.self])
}
