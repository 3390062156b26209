// Talks with EmoBuddy: one thing and its answer, or a conversation.
import ArgumentParser
import EmoCommandLine

/// `emoctl chat`.
struct Chat: ParsableCommand {
    /// The protocol's bound of one turn, in bytes.
    private static let maximumBytes = 16_384

    static let configuration = CommandConfiguration(
        abstract: "Talk with EmoBuddy: once with a text, or in a conversation.",
        discussion: """
            Continues the newest session that has not ended, or starts one. Without a text every line is a \
            turn; /end ends the session with a summary, /quit leaves it open. A text on the command line can \
            be seen by other users of the machine while the command runs; - reads it from standard input. \
            With --voice Enter begins and ends a recording (arecord or pw-record); off a terminal standard \
            input is one recording.
            """)

    @Argument(help: "What to say, or - to read it from standard input.")
    var text: String?

    @Option(help: ArgumentHelp("Continue this session; last for the newest.", valueName: "id"))
    var session: String?

    @Option(help: ArgumentHelp("Start a session about this analysis.", valueName: "id"))
    var analysis: String?

    @Flag(help: "Start a new session, also where one is open.")
    var new = false

    @Flag(help: "Speak instead of typing.")
    var voice = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if voice, text != nil { throw ValidationError("With --voice nothing is said on the command line.") }
        if [session != nil, analysis != nil, new].filter({ $0 }).count > 1 {
            throw ValidationError("Only one of --session, --analysis and --new can be given.")
        }
    }

    func run() throws {
        let output = shared.output
        let words = try words()
        let isInteractive = LineReader.isTerminal(0) && output.standard.isTerminal && !output.isJSON
        // Found out before a session is begun for it.
        let microphone =
            try voice && isInteractive ? Microphone(path: EnvironmentVariables.process["PATH"] ?? "") : nil
        let recording = try voice && !isInteractive ? RecordingInput(path: "-", toBe: "chat --voice") : nil
        let analysis = try analysis.map { id throws(CommandError) in
            try Identifier.uuid(id, of: "analysis", listing: "emoctl call speech.list")
        }
        let connection = try shared.connect()
        let session = try session.map { id throws(CommandError) in
            try Identifier.session(id, connection: connection)
        }
        let conversation = try Conversation(
            session: session, analysis: analysis, startsNew: new, connection: connection, output: output)
        if let recording {
            try conversation.showOpening(urgentOnly: true)
            return try conversation.hear(recording)
        }
        guard let words else {
            return try ConversationLoop(
                conversation, output: output, isInteractive: isInteractive, microphone: microphone
            ).run()
        }
        try conversation.showOpening(urgentOnly: true)
        try conversation.say(words)
        output.note("session \(conversation.sessionID)\(conversation.isNew ? " (new)" : "")")
    }

    private func words() throws(CommandError) -> String? {
        guard let text else { return nil }
        let words =
            text == "-"
            ? try FileAccess.readText("-", maximumBytes: Self.maximumBytes, doing: "read what to say") : text
        guard words.contains(where: { !$0.isWhitespace }) else {
            throw .usage(
                "cannot talk to EmoBuddy", why: "there is nothing to say",
                next: "emoctl chat TEXT, or for a conversation: emoctl chat")
        }
        return String(words.reversed().drop { $0.isNewline }.reversed())
    }
}
