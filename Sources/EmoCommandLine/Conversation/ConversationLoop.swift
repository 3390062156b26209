// A conversation line by line: at a terminal with a prompt, or from a pipe, a line a turn. Every way out but
// /end leaves the session open and says how to go on.
import EmoProtocol

/// Reads what the person says until the conversation is over.
public struct ConversationLoop {
    private let conversation: Conversation
    private let output: Output
    private let isInteractive: Bool
    private let reader: LineReader
    private let microphone: Microphone?

    /// - Parameters:
    ///   - isInteractive: true when a person sits at a terminal; then errors that may pass do not end the
    ///     conversation.
    ///   - microphone: an empty line begins to record from it, the next one ends that; nil where only lines count.
    public init(
        _ conversation: Conversation, output: Output, isInteractive: Bool, microphone: Microphone? = nil,
        reader: LineReader = LineReader()
    ) {
        self.microphone = microphone
        self.conversation = conversation
        self.output = output
        self.isInteractive = isInteractive
        self.reader = reader
    }

    private var buddyName: String { isInteractive ? "EmoBuddy  " : "" }

    private var help: String {
        (microphone == nil ? "" : "Enter begins to record, Enter again sends it; or type. ")
            + "/end ends the session with a summary, /quit leaves it open."
    }

    /// Talks until /end, /quit, the end of the input, or Ctrl-C.
    public func run() throws(CommandError) {
        if isInteractive { output.note(help) }
        try conversation.showOpening(named: buddyName)
        while true {
            if isInteractive { try output.write("\n" + output.style.strong("you       ")) }
            switch try reader.next() {
            case .text(let text):
                if try !take(String(text.trimmed)) { return }
            case .unusable: output.note("That line is too long, or not UTF-8; it was not sent.")
            case .end:
                if isInteractive { try output.write("\n") }
                return noteOpen()
            case .interrupted:
                if isInteractive { try output.write("\n") }
                throw CommandError(
                    .interrupted, "interrupted", why: "the session stays open",
                    next: "emoctl chat --session \(conversation.sessionID)")
            }
        }
    }

    /// Works one line out; false when the conversation is over.
    private func take(_ line: String) throws(CommandError) -> Bool {
        switch line {
        case "":
            if let microphone { try attempt { () throws(CommandError) in try hear(microphone) } }
            return true
        case "/end":
            if isInteractive { try output.write("\n") }
            try conversation.end()
            return false
        case "/quit":
            noteOpen()
            return false
        case _ where line.hasPrefix("/"):
            output.note("Not sent. \(help)")
            return true
        default:
            if isInteractive { try output.write("\n") }
            try attempt { () throws(CommandError) in try conversation.say(line, named: buddyName) }
            return true
        }
    }

    /// Records until the next line, and says that.
    private func hear(_ microphone: Microphone) throws(CommandError) {
        let recording = try microphone.start()
        output.note("Recording. Enter sends it, Ctrl-C drops it.")
        switch try reader.next() {
        case .interrupted, .end: return output.note("Not sent.")
        case .text, .unusable:
            try conversation.hear(try recording.finish(), named: buddyName, youNamed: "you       ")
        }
    }

    /// Says something; at a terminal an error that may pass does not end the conversation.
    private func attempt(_ body: () throws(CommandError) -> Void) throws(CommandError) {
        do throws(CommandError) {
            try body()
        } catch {
            guard isInteractive, Self.mayPass(error) else { throw error }
            output.report(error)
        }
    }

    /// True where the connection and the session are as they were, so that the person can try again.
    private static func mayPass(_ error: CommandError) -> Bool {
        switch error.code {
        case ErrorCode.sessionEnded.name, ErrorCode.sessionNotFound.name, ErrorCode.stopping.name: false
        case nil: error.status == .interrupted
        default: true
        }
    }

    private func noteOpen() {
        output.note("The session stays open. Go on with: emoctl chat --session \(conversation.sessionID)")
    }
}
