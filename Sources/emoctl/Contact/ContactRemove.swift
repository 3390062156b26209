// Forgets whom one would call.
import ArgumentParser
import EmoCommandLine

/// `emoctl contact remove`.
struct ContactRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget whom you said you would call.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let result = try shared.connect().call("contact.remove", doing: "remove the contact")
        try output.show(result) {
            [result["removed"]?.bool == true ? "Nobody is named any more." : "Nobody was named."]
        }
    }
}
