// Waiting for an engine to be ready, and for all of them to have ended.
import NIOCore

/// Somebody who waits for a state. Used on the event loop only.
final class StateWaiter: @unchecked Sendable {
    private let isMet: () -> Result<Void, EngineError>?
    private var continuation: CheckedContinuation<Result<Void, EngineError>, Never>?
    var timer: Scheduled<Void>?

    init(
        _ continuation: CheckedContinuation<Result<Void, EngineError>, Never>,
        isMet: @escaping () -> Result<Void, EngineError>?
    ) {
        self.continuation = continuation
        self.isMet = isMet
    }

    /// True when the waiting is over.
    func check() -> Bool {
        guard let result = isMet() else { return continuation == nil }
        end(result)
        return true
    }

    func end(_ result: Result<Void, EngineError>) {
        timer?.cancel()
        continuation?.resume(returning: result)
        continuation = nil
    }
}

extension EngineRegistry {
    /// Waits until an engine serves.
    /// - Throws: `engine.unknown`; `deadline.exceeded`; the reason, when the engine is in quarantine,
    ///   disabled or absent.
    @discardableResult
    public nonisolated(nonsending) func waitUntilReady(
        _ id: String, deadline: NIODeadline
    ) async throws -> EngineSnapshot {
        try await wait(until: deadline) {
            guard let supervisor = self.supervisors[id] else { return .failure(.unknown(id)) }
            switch supervisor.state {
            case .ready, .busy: return .success(())
            case .quarantined, .disabled, .absent:
                return .failure(
                    .unavailable(
                        "The engine \(id) is \(supervisor.state.rawValue).",
                        reason: supervisor.lifecycle.lastFailure,
                        retryAfterMilliseconds: 60_000))
            default: return nil
            }
        }.get()
        return try await onLoop {
            guard let supervisor = self.supervisors[id] else { throw EngineError.unknown(id) }
            return self.snapshot(of: supervisor)
        }
    }

    /// Refuses new requests, lets the running ones finish until the deadline, and ends every host.
    ///
    /// When it returns no host process is left.
    public nonisolated(nonsending) func shutdown(deadline: NIODeadline) async {
        await onLoop {
            self.isStopping = true
            self.stopWatching()
            for probation in self.probations.values { probation.cancel() }
            for id in self.trials.keys { self.endTrial(of: id) }
            for supervisor in self.supervisors.values { supervisor.handle(.shutdown) }
        }
        _ = await wait(until: deadline) {
            let all = Array(self.supervisors.values) + self.retiring
            return all.contains { $0.state.hasProcess } ? nil : .success(())
        }
        await context.spawner.close()
        // The spawner has reported every end by now; what it reported is handled before this returns.
        await onLoop {}
        // Behind the removal of the last scratch folder.
        try? await context.files.runIfActive {}
        try? await context.files.shutdownGracefully()
    }

    func stateChanged(_ supervisor: EngineSupervisor) {
        switch role(of: supervisor) {
        case .trial: trialChanged(supervisor)
        case .retiring: retiring.removeAll { !$0.state.hasProcess }
        case .current:
            if supervisor.state == .ready { becameReady(supervisor) }
            if supervisor.state == .quarantined { rollBack(supervisor) }
        }
        checkWaiters()
    }

    func checkWaiters() { stateWaiters.removeAll { $0.check() } }

    nonisolated(nonsending) func wait(
        until deadline: NIODeadline, _ isMet: @escaping @Sendable () -> Result<Void, EngineError>?
    ) async -> Result<Void, EngineError> {
        await withCheckedContinuation { continuation in
            perform {
                let waiter = StateWaiter(continuation, isMet: isMet)
                guard !waiter.check() else { return }
                waiter.timer = self.eventLoop.scheduleTask(deadline: deadline) {
                    waiter.end(.failure(.deadlineExceeded()))
                    self.stateWaiters.removeAll { $0 === waiter }
                }
                self.stateWaiters.append(waiter)
            }
        }
    }
}
