// One turn at a time in a session: a second request of the same session waits for the first, in order, and at most a few wait.
import EmoProtocol
import EmoStore
import NIOCore
import Synchronization

/// Serialises the turns of each session.
final class SessionGate: Sendable {
    /// Requests that may wait for one session.
    static let waitingLimit = 8

    private struct Waiter {
        let number: UInt64
        let continuation: CheckedContinuation<Void, any Error>
    }
    private struct State {
        var nextNumber: UInt64 = 0
        /// A session in here has a turn at work; the waiters come after it.
        var waiting: [UUIDv7: [Waiter]] = [:]
    }

    private let state = Mutex(State())
    private let timers: any EventLoop

    /// - Parameter timers: ends waiting at its deadline.
    init(timers: any EventLoop) { self.timers = timers }

    /// Runs `body` alone in the session.
    /// - Throws: what `body` throws; `limit.queue_full`; `deadline.exceeded`; `CancellationError` when the task was cancelled while it waited.
    func alone<Output: Sendable>(
        in session: UUIDv7, deadline: NIODeadline, _ body: () async throws -> Output
    ) async throws -> Output {
        try await enter(session, deadline: deadline)
        defer { leave(session) }
        return try await body()
    }

    private func enter(_ session: UUIDv7, deadline: NIODeadline) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        let timeout = timers.scheduleTask(deadline: deadline) { [self] in
            dismiss(number, from: session, ProtocolError(.deadlineExceeded))
        }
        defer { timeout.cancel() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    guard deadline > .now() else { return .failure(ProtocolError(.deadlineExceeded)) }
                    guard let waiting = state.waiting[session] else {
                        state.waiting[session] = []
                        return .success(())
                    }
                    guard waiting.count < Self.waitingLimit else {
                        return .failure(
                            ProtocolError(
                                .queueFull, "too many requests wait for this session",
                                retryAfterMilliseconds: 500))
                    }
                    state.waiting[session, default: []].append(
                        Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            dismiss(number, from: session, CancellationError())
        }
    }

    /// Ends the waiting of one request, unless its turn has come.
    private func dismiss(_ number: UInt64, from session: UUIDv7, _ error: any Error) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiting[session]?.firstIndex(where: { $0.number == number }) else {
                return nil
            }
            return state.waiting[session]?.remove(at: index)
        }
        waiter?.continuation.resume(throwing: error)
    }

    private func leave(_ session: UUIDv7) {
        let next = state.withLock { state -> Waiter? in
            guard var waiting = state.waiting[session], !waiting.isEmpty else {
                state.waiting[session] = nil
                return nil
            }
            let next = waiting.removeFirst()
            state.waiting[session] = waiting
            return next
        }
        next?.continuation.resume()
    }
}
