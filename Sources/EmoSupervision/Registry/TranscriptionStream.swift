// A transcription whose audio is still being made.
// Invariant: `feed` returns only when the link has taken the bytes, so a fast caller is slowed down to the
// engine's pace.
import NIOCore

/// One open transcription. It is cancelled when the last reference to it goes without a ``finish()``.
public final class TranscriptionStream: Sendable {
    private let registry: EngineRegistry
    private let state: StreamState

    init(registry: EngineRegistry, state: StreamState) {
        self.registry = registry
        self.state = state
    }

    deinit {
        let state = state
        registry.perform { state.request?.cancel() }
    }

    /// Gives the next encoded bytes.
    /// - Throws: ``EngineError``: why the transcription has ended.
    public nonisolated(nonsending) func feed(_ bytes: ByteBuffer) async throws {
        let state = state
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            registry.perform {
                guard let request = state.request, !request.isDone else {
                    return continuation.resume(throwing: state.failure)
                }
                state.pump.feed(bytes) { error in
                    if let error { continuation.resume(throwing: error) } else { continuation.resume() }
                }
                request.supervisor?.audioArrived(for: request)
            }
        }
    }

    /// Ends the audio and waits for the transcription. Cancelling the calling task cancels the transcription.
    /// - Throws: ``EngineError``.
    public nonisolated(nonsending) func finish() async throws -> Transcription {
        let state = state
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<EngineAnswer, any Error>) in
                registry.perform {
                    state.pump.finish()
                    state.wait(continuation)
                    if let request = state.request { request.supervisor?.audioArrived(for: request) }
                }
            }
        } onCancel: {
            registry.perform { state.request?.cancel() }
        }
        guard case .transcription(let transcription) = answer else { throw EngineRegistry.mixedUp() }
        return transcription
    }

    /// Gives the transcription up.
    public func cancel() {
        let state = state
        registry.perform { state.request?.cancel() }
    }
}

/// What a stream and its request share. Used on the event loop only.
final class StreamState: @unchecked Sendable {
    let pump = AudioPump()
    var request: EngineRequest?
    private var result: Result<EngineAnswer, EngineError>?
    private var waiter: CheckedContinuation<EngineAnswer, any Error>?

    /// Why nothing more is taken.
    var failure: EngineError {
        if case .failure(let error) = result { return error }
        return .cancelled()
    }

    func completed(_ result: Result<EngineAnswer, EngineError>) {
        self.result = result
        request = nil
        waiter?.resume(with: result)
        waiter = nil
    }

    func wait(_ continuation: CheckedContinuation<EngineAnswer, any Error>) {
        if let result { return continuation.resume(with: result) }
        guard waiter == nil else { return continuation.resume(throwing: EngineError.cancelled()) }
        waiter = continuation
    }
}

extension EngineRegistry {
    /// Begins a transcription whose audio comes piece by piece.
    ///
    /// It is not asked again of another host once audio has been sent: after `engine.failed` the caller sends
    /// from the beginning, or from the end of the last segment it has.
    /// - Throws: ``EngineError`` when no engine can take it.
    public nonisolated(nonsending) func openTranscription(
        format: AudioFormat, options: TranscriptionOptions = TranscriptionOptions(), deadline: NIODeadline,
        onPartial: (@Sendable (PartialTranscript) -> Void)? = nil
    ) async throws -> TranscriptionStream {
        try await onLoop {
            let state = StreamState()
            var isLive = false
            if case .s16le = format { isLive = true }
            let request = EngineRequest(
                .transcription(format, state.pump, options, isLive: isLive, onPartial: onPartial),
                deadline: deadline
            ) { state.completed($0) }
            state.request = request
            self.accept(request)
            if request.isDone { throw state.failure }
            return TranscriptionStream(registry: self, state: state)
        }
    }
}
