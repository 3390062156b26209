// Two of the three signs of health as a pure state machine: answered pings, and progress of what runs.
// (The third, the test inference when idle, is due by `canaryIsDue`.)
import EmoHostLink
import NIOCore

/// Watches one host from its hand-shake to its end.
struct EngineHealth: Sendable {
    /// Unanswered pings that are a fault.
    static let missedPings: UInt64 = 3

    private var sent: UInt64 = 0
    private var answered: UInt64 = 0
    private var running: UInt32 = 0
    private var activity: UInt64 = 0
    private var activeSince: NIODeadline
    private var lastWork: NIODeadline

    init(now: NIODeadline) {
        activeSince = now
        lastWork = now
    }

    /// The number of the next ping; nil when too many were not answered.
    mutating func nextPing() -> UInt64? {
        guard sent - answered < Self.missedPings else { return nil }
        sent += 1
        return sent
    }

    /// Takes an answer.
    /// - Returns: false when it answers a ping that was not sent.
    mutating func received(_ pong: LinkPong, now: NIODeadline) -> Bool {
        guard pong.number > answered, pong.number <= sent else { return false }
        answered = pong.number
        if pong.running == 0 || pong.running != running || pong.activity != activity { activeSince = now }
        running = pong.running
        activity = pong.activity
        return true
    }

    /// True when one request has been running for `limit` without any sign of progress.
    func isStalled(limit: TimeAmount, now: NIODeadline) -> Bool { running != 0 && now - activeSince >= limit }

    /// A request or test inference began or ended.
    mutating func worked(now: NIODeadline) { lastWork = now }

    /// True when nothing was asked of the engine for so long that it is to be tried.
    func canaryIsDue(interval: TimeAmount, now: NIODeadline) -> Bool { now - lastWork >= interval }
}
