// One operation of a caller on its way through a worker thread: run at most once, answered exactly once, and
// answered with success only after the worker has said that the outcome is durable.

import Synchronization

/// What a worker thread needs to know of an operation.
protocol StoreJob: Sendable {
    /// Runs the operation and keeps its result for ``finish(_:)``.
    func run(_ context: TransactionContext) throws
    /// Why the operation must not begin any more, or nil.
    func refusal(at now: ContinuousClock.Instant) -> (any Error)?
    /// Answers the caller: with `failure` if there is one, else with the result of the run. Only the first
    /// answer counts; a later one comes from a worker that was given up already.
    func finish(_ failure: (any Error)?)
}

/// The job of one call. The result is written by the worker thread before it answers, and read nowhere else.
final class CallJob<Output: Sendable>: StoreJob, @unchecked Sendable {
    private let body: @Sendable (TransactionContext) throws -> Output
    private let continuation: Mutex<CheckedContinuation<Output, any Error>?>
    private let deadline: ContinuousClock.Instant
    private let cancellation: Cancellation
    private var output: Output?

    init(
        deadline: ContinuousClock.Instant, cancellation: Cancellation,
        continuation: CheckedContinuation<Output, any Error>,
        body: @escaping @Sendable (TransactionContext) throws -> Output
    ) {
        self.deadline = deadline
        self.cancellation = cancellation
        self.continuation = Mutex(continuation)
        self.body = body
    }

    func run(_ context: TransactionContext) throws { output = try body(context) }

    func refusal(at now: ContinuousClock.Instant) -> (any Error)? {
        if cancellation.isCancelled { return CancellationError() }
        return now > deadline ? StoreError.deadlineExceeded() : nil
    }

    func finish(_ failure: (any Error)?) {
        guard let waiting = continuation.take() else { return }
        if let failure {
            waiting.resume(throwing: failure)
        } else if let output {
            waiting.resume(returning: output)
        } else {
            waiting.resume(throwing: StoreError.misuse("An operation was answered before it was run."))
        }
    }
}

/// Whether the caller has given up; read when the operation's turn comes.
final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)
    var isCancelled: Bool { flag.load(ordering: .relaxed) }
    func cancel() { flag.store(true, ordering: .relaxed) }
}
