// What is said between the daemon and a host for one request: one step at a time, without I/O.
// Invariant: nothing a host says is taken over unchecked; what cannot be is a broken rule, never a trap.
import EmoHostLink

/// An answer on its way to the caller.
enum EngineAnswer: Sendable {
    case transcription(Transcription)
    case emotion(EmotionFinding)
    case reply(ConversationReply)
    case summary(ConversationSummary)
}

/// What follows a message of the host.
enum DialogueStep {
    /// More messages of the same request come.
    case wait
    /// A step is done; go on with this message under a new number.
    case send(DaemonMessage)
    /// The request is answered.
    case done(EngineAnswer)
    /// The engine did not do it.
    case failed(LinkFailure)
    /// The host broke a rule of the link.
    case broken(String)
}

/// One request's talk with a host. Used on the registry's event loop only.
protocol HostDialogue {
    /// True when the host was told that audio follows.
    var hearsAudio: Bool { get }
    /// The first message.
    mutating func begin() -> DaemonMessage
    /// Takes a message of the host for the present step.
    mutating func receive(_ message: HostMessage) -> DialogueStep
    /// The caller gave up; the host may still finish.
    func abandoned()
}

extension HostMessage {
    /// True for what a host says of itself, also in the middle of a request.
    var isNote: Bool {
        switch self {
        case .log, .metric, .memoryReport, .pong: true
        default: false
        }
    }
}

extension HostDialogue {
    var hearsAudio: Bool { false }
    func abandoned() {}
}
