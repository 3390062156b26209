// What is counted of requests as they end: how many of each method, with which outcome, and how long they took. Bounded, for methods and
// codes come from two fixed tables.
import Synchronization

/// The counters of requests.
final class RequestMetrics: Sendable {
    /// Upper ends of the classes of duration, in seconds; what took longer is counted in `+Inf` alone.
    static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 60]

    /// How long the requests of one method took.
    struct Durations: Sendable {
        /// Requests in each class, not cumulated; one more than there are bounds.
        var counts = [Int](repeating: 0, count: RequestMetrics.bounds.count + 1)
        /// All durations together, in seconds.
        var sum = 0.0
    }

    /// Everything that was counted.
    struct Totals: Sendable {
        /// Requests by method and code; the code of what went well is `ok`.
        var outcomes: [String: [String: Int]] = [:]
        /// Durations by method.
        var durations: [String: Durations] = [:]
    }

    private let totals = Mutex(Totals())

    /// Counts one request.
    /// - Parameters:
    ///   - method: its name, a known one.
    ///   - code: the code of its error, nil when there was none.
    ///   - seconds: how long it took.
    func record(method: String, code: String?, seconds: Double) {
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        totals.withLock { totals in
            totals.outcomes[method, default: [:]][code ?? "ok", default: 0] += 1
            totals.durations[method, default: Durations()].counts[place] += 1
            totals.durations[method, default: Durations()].sum += seconds
        }
    }

    /// What was counted so far.
    var current: Totals { totals.withLock { $0 } }
}
