// Knows whether a sink may be called now.
// Invariant: it lives as long as the process, so that a call that comes too late is counted and nothing else.
import Synchronization

/// The times at which the engine may push results.
final class SinkGate: Sendable {
    private let state = Mutex((open: false, late: 0))
    /// Every gate of this process, so that one check can look at all.
    private static let all = Mutex<[SinkGate]>([])

    init() { Self.all.withLock { $0.append(self) } }

    /// Runs a call during which results may come.
    func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        state.withLock { $0.open = true }
        defer { state.withLock { $0.open = false } }
        return try body()
    }

    /// True when a result may come; one that may not is counted.
    func passes() -> Bool {
        state.withLock {
            if !$0.open { $0.late += 1 }
            return $0.open
        }
    }

    /// Results of all gates that came outside of a call.
    static var lateCalls: Int { all.withLock { $0.reduce(0) { $0 + $1.state.withLock { $0.late } } } }
}
