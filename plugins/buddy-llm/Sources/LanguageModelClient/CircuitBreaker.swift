// Spares a conversation the waiting for a server that is down: after three failures in a row nothing is asked for half a minute, then one
// request tries it again. A pure value; the time is handed in.

/// Decides whether the server is asked.
public struct CircuitBreaker: Sendable, Equatable {
    /// Failures in a row that open it.
    public static let threshold = 3
    /// How long it stays open, in nanoseconds.
    public static let rest: UInt64 = 30_000_000_000

    private var failures = 0
    private var closedAgainAt: UInt64 = 0

    /// Makes a breaker that lets requests through.
    public init() {}

    /// Whether a request may be tried at `now`, in nanoseconds of a clock that only grows.
    public func allows(at now: UInt64) -> Bool { failures < Self.threshold || now >= closedAgainAt }

    /// A request went well.
    public mutating func succeeded() { failures = 0 }

    /// A request failed; the one that tries an open breaker opens it anew.
    public mutating func failed(at now: UInt64) {
        failures += 1
        if failures >= Self.threshold { closedAgainAt = now &+ Self.rest }
    }
}
