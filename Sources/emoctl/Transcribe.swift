// Sends recordings and prints what was said; nothing is stored.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

extension Transcript.Form: ExpressibleByArgument {}

/// `emoctl transcribe`.
struct Transcribe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what is said in recordings; nothing is stored.",
        discussion: """
            With several files, each transcript is headed by its file's name, and a file that fails does not \
            keep the others from being transcribed; the exit status is that of the first that failed.
            """)

    @Argument(help: "The recordings, or - for standard input.", completion: .file())
    var files: [String]

    @Option(help: "How to write it.")
    var format: Transcript.Form = .text

    @Option(help: ArgumentHelp("The language spoken, as a BCP 47 tag: en, de-AT.", valueName: "tag"))
    var language: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if files.count > 1, format == .srt || format == .vtt {
            throw ValidationError(
                "Subtitles are of one recording: give one file with --format \(format.rawValue).")
        }
    }

    func run() throws {
        let output = Output.process(isJSON: shared.json || format == .json, isQuiet: shared.quiet)
        var connection: DaemonConnection?
        var first: CommandError?
        for file in files {
            guard let failure = try attempt(file, &connection, output) else { continue }
            if files.count == 1 { throw failure }
            output.report(failure)
            first = first ?? failure
        }
        if let first { throw ExitCode(first.status.rawValue) }
    }

    /// Transcribes one file; returns the failure where it concerns this file alone.
    private func attempt(
        _ file: String, _ connection: inout DaemonConnection?, _ output: Output
    ) throws(CommandError) -> CommandError? {
        let input: RecordingInput
        do { input = try RecordingInput(path: file, toBe: "transcribe") } catch { return error }
        let open = try open(&connection)
        do throws(CommandError) {
            try transcribe(input, open, output)
            return nil
        } catch {
            // What emod answers concerns the file; its silence, Ctrl-C and a full disk concern them all.
            guard error.code != nil, error.status != .interrupted else { throw error }
            return error
        }
    }

    private func open(_ connection: inout DaemonConnection?) throws(CommandError) -> DaemonConnection {
        if let connection { return connection }
        let opened = try shared.connect()
        connection = opened
        return opened
    }

    private func transcribe(_ input: RecordingInput, _ connection: DaemonConnection, _ output: Output)
        throws(CommandError)
    {
        var wishes = JSONObject()
        if let language { wishes["language"] = .string(language) }
        let transfer = RecordingTransfer(connection: connection, progress: ProgressBar(output))
        let result = try transfer.send(
            input, by: .transcribe, wishes: wishes, doing: "transcribe \(input.name)")
        if output.isJSON { return try output.show(json: result) }
        try output.write(lines: lines(result, input.name, output))
        if result["speech_detected"]?.bool == false { output.note("\(input.name): no speech was found") }
    }

    private func lines(_ result: JSONValue, _ name: String, _ output: Output) -> [String] {
        switch format {
        case .srt: return Transcript.subRip(result)
        case .vtt: return Transcript.webVTT(result)
        case .text, .json:
            let text = (result["transcribed_text"]?.string ?? "").safeText
            let lines =
                output.standard.isTerminal ? text.wrapped(to: min(100, output.standard.width)) : [text]
            return files.count > 1 ? [output.style.strong("==> \(name.safeLine) <==")] + lines + [""] : lines
        }
    }
}
