// The protocol's description of itself.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl describe`.
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the methods of the protocol, or describe one.")

    @Argument(help: "The method to describe.")
    var method: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let parameters: JSONObject = method.map { ["method": .string($0)] } ?? [:]
        let result = try shared.connect().call(
            "describe", parameters, doing: "describe \(method ?? "the protocol")")
        if method == nil {
            try output.show(result, table: MethodScreen.table(result), empty: "There are no methods.")
        } else {
            try output.show(result) { MethodScreen.lines(result, for: output.standard) }
        }
    }
}
