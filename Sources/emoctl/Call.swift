// Any method of the protocol, as it is.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl call`.
struct Call: ParsableCommand {
    /// The most bytes of parameters; a line of emod is not longer.
    private static let maximumBytes = 1_048_576

    static let configuration = CommandConfiguration(
        abstract: "Call any method of the protocol and print its result as JSON.",
        discussion:
            """
            emoctl describe lists the methods. Parameters on the command line can be seen by other users of \
            the machine; - keeps them private.
            """
    )

    @Argument(help: "The method, such as speech.list.")
    var method: String

    @Argument(
        help: ArgumentHelp("Its parameters as a JSON object, or - for standard input.", valueName: "json"))
    var parameters: String = "{}"

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let text =
            parameters == "-"
            ? try FileAccess.readText("-", maximumBytes: Self.maximumBytes, doing: "read the parameters")
            : parameters
        let result = try shared.connect().call(method, try object(text), doing: "call \(method)")
        try shared.output.show(json: result)
    }

    private func object(_ text: String) throws(CommandError) -> JSONObject {
        var why = "they are not an object"
        do {
            if let object = try JSONParser.parse(Array(text.utf8)).object { return object }
        } catch {
            why = "\(error.reason) at byte \(error.offsetBytes)"
        }
        throw .usage(
            "cannot read the parameters as JSON", why: why,
            next: "emoctl call \(method) '{\"key\": \"value\"}', or see: emoctl describe \(method)")
    }
}
