// One session as a document to keep.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl session export`.
struct SessionExport: ParsableCommand {
    /// The forms of a document that emod writes.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case markdown
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print a session as a document to keep.",
        discussion: "For a file that only you can read: (umask 077; emoctl session export last > session.md)")

    @OptionGroup var subject: SessionArgument

    @Option(help: "The form of the document.")
    var format: Form = .markdown

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let id = try subject.id(connection)
        let parameters: JSONObject = ["session_id": .string(id), "format": .string(format.rawValue)]
        try SessionPages.forEach(
            "session.export", parameters, doing: "export the session", on: connection
        ) { page throws(CommandError) in
            if output.isJSON { return try output.show(json: page) }
            let piece = page["document"]?.string ?? ""
            try output.write(format == .json ? piece.safeJSON : piece.safeText)
        }
    }
}
