// Sends a recording and shows what was said and felt.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl analyze`.
struct Analyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Transcribe a recording, see what is felt in it, and store both.",
        discussion:
            "WAV, FLAC, Ogg or MP3, told by content and not by name. A long recording is sent in pieces.")

    @Argument(help: "The recording, or - for standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "Say it in this session, and have EmoBuddy answer; last for the newest.", valueName: "id"))
    var session: String?

    @Option(help: ArgumentHelp("The language spoken, as a BCP 47 tag: en, de-AT.", valueName: "tag"))
    var language: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let output = shared.output
        let input = try RecordingInput(path: file, toBe: "analyze")
        let connection = try shared.connect()
        var wishes = JSONObject()
        if let session {
            wishes["session_id"] = .string(try Identifier.session(session, connection: connection))
        }
        if let language { wishes["language"] = .string(language) }
        let transfer = RecordingTransfer(connection: connection, progress: ProgressBar(output))
        let result = try transfer.send(input, by: .analyze, wishes: wishes, doing: "analyze \(input.name)")
        try output.show(result) { AnalysisScreen.lines(result, for: output.standard) }
        if !output.standard.isTerminal || output.isJSON, let missing = AnalysisScreen.degradation(result) {
            output.note("missing: \(missing)")
        }
    }
}
