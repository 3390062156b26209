// Shows whom one would call.
import ArgumentParser
import EmoCommandLine

/// `emoctl contact show`.
struct ContactShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show whom you said you would call.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("contact.get", doing: "show the contact")
        try output.show(result) { MemoryTable.contactLines(result, for: output.standard) }
    }
}
