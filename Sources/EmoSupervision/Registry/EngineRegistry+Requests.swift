// What the services ask of engines. Each function is one request, answered once, within its deadline.
import NIOCore

extension EngineRegistry {
    /// Turns a whole recording into text.
    /// - Parameters:
    ///   - audio: the recording; the host decodes it.
    ///   - options: what is wished.
    ///   - deadline: when the answer is no longer wanted.
    ///   - onPartial: guesses at the utterance in progress.
    /// - Throws: ``EngineError``: `audio.*` for what is not usable audio, `engine.*`, `deadline.exceeded`,
    ///   `request.cancelled`, `limit.queue_full`.
    public nonisolated(nonsending) func transcribe(
        _ audio: AudioUpload, options: TranscriptionOptions = TranscriptionOptions(), deadline: NIODeadline,
        onPartial: (@Sendable (PartialTranscript) -> Void)? = nil
    ) async throws -> Transcription {
        let bytes = audio.bytes
        let answer = try await ask(
            {
                .transcription(
                    audio.format, AudioPump(whole: bytes), options, isLive: false, onPartial: onPartial)
            },
            deadline: deadline)
        guard case .transcription(let transcription) = answer else { throw Self.mixedUp() }
        return transcription
    }

    /// Looks for emotions in a text, and in the voice that spoke it when there is a recording and the engine listens.
    /// - Throws: ``EngineError``; `audio.*` when the recording is not usable.
    public nonisolated(nonsending) func analyzeEmotion(
        _ question: EmotionQuestion, deadline: NIODeadline
    ) async throws -> EmotionFinding {
        let answer = try await ask(
            { .emotion(question, question.audio.map { AudioPump(whole: $0.bytes) }) }, deadline: deadline)
        guard case .emotion(let finding) = answer else { throw Self.mixedUp() }
        return finding
    }

    /// Answers one turn of a conversation.
    ///
    /// A turn whose host ended before anything was shown is asked again, of a new host or of the next engine.
    /// After the first delta it fails with `engine.failed` instead, and the caller finishes the reply.
    /// - Throws: ``EngineError``.
    public nonisolated(nonsending) func respond(
        to turn: ConversationTurn, in conversation: Conversation, deadline: NIODeadline,
        onDelta: (@Sendable (String) -> Void)? = nil
    ) async throws -> ConversationReply {
        let answer = try await ask({ .turn(conversation, turn, onDelta: onDelta) }, deadline: deadline)
        guard case .reply(let reply) = answer else { throw Self.mixedUp() }
        return reply
    }

    /// Sums a conversation up.
    /// - Throws: ``EngineError``.
    public nonisolated(nonsending) func summarize(
        _ conversation: Conversation, deadline: NIODeadline
    ) async throws -> ConversationSummary {
        guard case .summary(let summary) = try await ask({ .summary(conversation) }, deadline: deadline)
        else {
            throw Self.mixedUp()
        }
        return summary
    }

    /// The conversation has ended: hosts that have it open forget it.
    public func closeConversation(_ id: String) {
        perform {
            for supervisor in self.ranking[.buddy] ?? [] { supervisor.conversations.forget(id) }
        }
    }

    private nonisolated(nonsending) func ask(
        _ work: @escaping @Sendable () -> EngineRequest.Work, deadline: NIODeadline
    ) async throws -> EngineAnswer {
        let ticket = RequestTicket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                perform {
                    let request = EngineRequest(work(), deadline: deadline) { continuation.resume(with: $0) }
                    ticket.take(request)
                    self.accept(request)
                }
            }
        } onCancel: {
            perform { ticket.cancel() }
        }
    }

    static func mixedUp() -> EngineError {
        EngineError(
            .failed, "The engine answered another question.", hint: "Report this as a defect of the daemon.")
    }
}

/// Brings a cancellation and the request it is for together, whichever comes first. Used on the event loop
/// only.
final class RequestTicket: @unchecked Sendable {
    private weak var request: EngineRequest?
    private var isCancelled = false

    func take(_ request: EngineRequest) {
        self.request = request
        if isCancelled { request.cancel() }
    }

    func cancel() {
        isCancelled = true
        request?.cancel()
    }
}
