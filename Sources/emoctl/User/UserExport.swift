// Everything that is kept of the caller, in one archive that only its owner can read.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl user export`.
struct UserExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything that is kept of you into one archive.",
        discussion: "A tar archive with documents to read (Markdown) and for programs (JSON), mode 0600.")

    @Option(
        help: ArgumentHelp("The archive; emobuddy-export-DATE.tar by default.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let screen = shared.output
        let path = output ?? "emobuddy-export-\(Amount.universalTime().prefix(10)).tar"
        let count = try ExportTransfer(connection: try shared.connect()).write(to: path)
        let result: JSONValue = ["path": .string(path), "files": .integer(Int64(count))]
        try screen.show(result) { ["\(path.safeLine): \(Amount.count(Int64(count), "file"))."] }
    }
}
