// One request to an engine, from the caller's call to the one answer. Used on the registry's event loop only.
// Invariant: the completion is called exactly once, and no callback of the caller's after it.
import NIOCore

/// A request on its way. Confined to one event loop, which is what makes it safe to hand around.
final class EngineRequest: @unchecked Sendable {
    /// What is asked.
    enum Work {
        case transcription(
            AudioFormat, AudioPump, TranscriptionOptions, isLive: Bool,
            onPartial: (@Sendable (PartialTranscript) -> Void)?)
        /// The pump has the question's recording; nil without one.
        case emotion(EmotionQuestion, AudioPump?)
        case turn(Conversation, ConversationTurn, onDelta: (@Sendable (String) -> Void)?)
        case summary(Conversation)

        /// The audio that belongs to it.
        var audio: AudioPump? {
            switch self {
            case .transcription(_, let pump, _, _, _): pump
            case .emotion(_, let pump): pump
            case .turn, .summary: nil
            }
        }
    }

    let kind: EngineKind
    let work: Work
    let deadline: NIODeadline
    /// Hosts that ended while they worked on it.
    var deaths = 0
    /// Where it waits or is worked on.
    weak var supervisor: EngineSupervisor?
    private(set) var isDone = false
    /// True when the caller has seen a part of the answer, so that it cannot be asked for again in silence.
    private(set) var hasShownPart = false
    private var completion: ((Result<EngineAnswer, EngineError>) -> Void)?
    private var timer: Scheduled<Void>?

    init(
        _ work: Work, deadline: NIODeadline,
        completion: @escaping @Sendable (Result<EngineAnswer, EngineError>) -> Void
    ) {
        self.work = work
        self.deadline = deadline
        self.completion = completion
        kind =
            switch work {
            case .transcription: .speechToText
            case .emotion: .emotion
            case .turn, .summary: .buddy
            }
    }

    /// True when another host may do it without the caller noticing.
    var canRunAgain: Bool {
        if work.audio?.isSpent ?? false { return false }
        return !isDone && !hasShownPart
    }

    /// Starts the deadline.
    func start(on eventLoop: any EventLoop) {
        guard !isDone else { return }
        timer = eventLoop.scheduleTask(deadline: deadline) { self.giveUp(.deadlineExceeded(), isLate: true) }
    }

    /// Answers the caller.
    func complete(_ result: Result<EngineAnswer, EngineError>) {
        guard let completion else { return }
        isDone = true
        self.completion = nil
        timer?.cancel()
        timer = nil
        if case .failure(let error) = result { work.audio?.end(error) } else { work.audio?.end(nil) }
        completion(result)
    }

    /// The caller no longer wants it.
    func cancel() { giveUp(.cancelled(), isLate: false) }

    /// The caller is shown a part of the answer.
    func showPart() { hasShownPart = true }

    /// Tells apart what was asked, for the list of inputs that end processes. Of text and audio only a hash
    /// is kept.
    var fingerprint: Int {
        var hasher = Hasher()
        work.audio?.hash(into: &hasher)
        switch work {
        case .transcription: break
        case .emotion(let question, _): hasher.combine(question.text)
        case .turn(let conversation, let turn, _):
            hasher.combine(conversation.id)
            hasher.combine(turn.text)
            hasher.combine(turn.isOpening)
        case .summary(let conversation):
            hasher.combine(conversation.id)
            hasher.combine(conversation.state)
        }
        return hasher.finalize()
    }

    private func giveUp(_ error: EngineError, isLate: Bool) {
        guard !isDone else { return }
        complete(.failure(error))
        supervisor?.abandon(self, isLate: isLate)
    }
}
