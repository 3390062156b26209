// When a failed engine is started again: back-off, intensity and quarantine. Pure: time and chance are passed
// in.
import NIOCore

/// Remembers failures and decides what follows each one.
///
/// The delays are 1, 2, 4, 8, 15, 30, 60 s ± 20 %, so that engines that failed together do not start
/// together. More than five failures in ten minutes end in quarantine, which is probed after 15 minutes and
/// then every hour: a burst and a slow, steady failing are different faults, as OTP's supervisors tell them
/// apart.
public struct RestartPolicy: Sendable {
    /// What follows a failure.
    public enum Verdict: Sendable, Equatable {
        /// Start again at once.
        case restartNow
        /// Start again at this time.
        case restart(at: NIODeadline)
        /// Leave it alone until this time, then try once.
        case quarantine(probeAt: NIODeadline)
    }

    /// Seconds before the first, second, … start after a failure; the last one repeats.
    public static let delaysInSeconds: [Double] = [1, 2, 4, 8, 15, 30, 60]
    /// The part of a delay by which chance may shorten or lengthen it.
    public static let jitterShare = 0.2
    /// Time in service after which the next start follows at once.
    public static let provenAfter: TimeAmount = .seconds(30)
    /// Time in service after which earlier failures are forgiven.
    public static let forgivenAfter: TimeAmount = .minutes(5)
    /// The window in which failures are counted.
    public static let window: TimeAmount = .minutes(10)
    /// Failures a window that are borne.
    public static let toleratedFailures = 5
    /// Time in quarantine before the first probe.
    public static let firstProbeAfter: TimeAmount = .minutes(15)
    /// Time between later probes.
    public static let laterProbesAfter: TimeAmount = .hours(1)

    private var failures: [NIODeadline] = []
    private var step = 0
    /// True from a probe's start until it has served long enough to be trusted.
    public private(set) var isProbing = false

    /// Makes a policy without a past.
    public init() {}

    /// True while something is held against the engine.
    public var hasRecord: Bool { step > 0 || isProbing || !failures.isEmpty }

    /// Takes note of a failure.
    /// - Parameters:
    ///   - now: the time of the failure.
    ///   - readySince: when the failed host came into service; nil if it never did.
    ///   - jitter: chance, −1…1.
    public mutating func failed(now: NIODeadline, readySince: NIODeadline?, jitter: Double) -> Verdict {
        let served = readySince.map { now - $0 } ?? .zero
        if served >= Self.forgivenAfter { forgive() }
        failures.removeAll { now - $0 > Self.window }
        failures.append(now)
        if isProbing { return .quarantine(probeAt: now + Self.laterProbesAfter) }
        if failures.count > Self.toleratedFailures { return .quarantine(probeAt: now + Self.firstProbeAfter) }
        if served >= Self.provenAfter { return .restartNow }
        let delay = Self.delaysInSeconds[min(step, Self.delaysInSeconds.count - 1)]
        step += 1
        let share = 1 + Self.jitterShare * max(-1, min(1, jitter))
        return .restart(at: now + .nanoseconds(Int64(delay * share * 1_000_000_000)))
    }

    /// A probe out of quarantine begins: the next failure leads straight back.
    public mutating func beginProbe() { isProbing = true }

    /// Forgets everything: the engine has served long enough, its file changed, or the administrator says so.
    public mutating func forgive() { self = RestartPolicy() }
}
