// The protocol's description of itself.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl describe`.
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the methods of the protocol, or describe one.",
        discussion: "docs/protocol.md of the project is the whole description, for reading.")

    @Argument(help: "The method to describe.")
    var method: String?

    @Flag(help: "List the topics of events instead.")
    var topics = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if topics, method != nil { throw ValidationError("Name either a method or --topics.") }
    }

    func run() throws {
        let output = shared.output
        let parameters: JSONObject = method.map { ["method": .string($0)] } ?? [:]
        let result = try shared.connect().call(
            "describe", parameters, doing: "describe \(method ?? "the protocol")")
        if topics {
            let table = MethodScreen.topicTable(result)
            try output.show(result["topics"] ?? [], table: table, empty: "There are no topics.")
        } else if method == nil {
            try output.show(result, table: MethodScreen.table(result), empty: "There are no methods.")
        } else {
            try output.show(result) { MethodScreen.lines(result, for: output.standard) }
        }
    }
}
