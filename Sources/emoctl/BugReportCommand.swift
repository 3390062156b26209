// What somebody needs to help from afar, in one file.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl bugreport`.
struct BugReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bugreport",
        abstract: "Gather what somebody needs to help from afar, and nothing that anybody said.",
        discussion: """
            Shows what is gathered, then writes it into one archive that only you can read; look into it before you \
            send it: tar -xf FILE. Nothing is sent anywhere. As an administrator the engines' last lines are in it too.
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The archive; emobuddy-bugreport-TIME.tar in this folder by default.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let screen = shared.output
        let report = try BugReport(
            doctor: Doctor(path: shared.socketPath) { () throws(CommandError) in try shared.connect() }
        ) { () throws(CommandError) in try shared.connect() }
        let path =
            output ?? "emobuddy-bugreport-\(Amount.universalTime().filter { $0.isLetter || $0.isNumber }).tar"
        let documents = report.documents.map { document -> JSONValue in
            [
                "name": .string(document.name), "bytes": .integer(Int64(document.text.utf8.count)),
                "holds": .string(document.holds),
            ]
        }
        try screen.show(
            ["path": .string(path), "documents": .array(documents)], table: report.table, empty: "nothing")
        try report.write(to: path)
        screen.note("written: \(path)")
    }
}
