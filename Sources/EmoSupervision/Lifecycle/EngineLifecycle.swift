// The life of one engine as a pure state machine: inputs in, actions out; no clock, no chance and no I/O of
// its own. Invariant: between a `.spawn` and the input that ends that host (`hostExited`, `spawnFailed`) no
// second `.spawn` is given.
import NIOCore

/// Decides what happens to an engine.
///
/// Whoever drives it hands over inputs as they happen, performs the returned actions in order, and calls
/// ``handle(_:now:)`` with `.timePassed` at ``wakeUp``.
public struct EngineLifecycle: Sendable {
    /// What can happen.
    public enum Input: Sendable {
        /// A valid plugin is there; `changed` when it replaces another file of the same id.
        case installed(changed: Bool)
        /// The plugin is gone or no longer valid, for the reason given if there is one.
        case removed(EngineError?)
        /// A command of the administrator.
        case command(EngineCommand)
        /// A request wants the engine.
        case demand
        /// No process came of the spawn; `permanent` when trying again with the same files cannot help.
        case spawnFailed(EngineError, permanent: Bool)
        /// The host has shaken hands.
        case handshakeCompleted
        /// The models are loaded and a real inference has passed.
        case loadCompleted
        /// This many requests are in flight now.
        case inFlight(Int)
        /// The host misbehaves and is to be killed.
        case fault(EngineError)
        /// The host refuses for a reason that a restart cannot cure.
        case refused(EngineError)
        /// The host uses more memory than it may.
        case memoryExceeded(EngineError)
        /// The process has ended and was reaped.
        case hostExited(HostExit)
        /// ``EngineLifecycle/wakeUp`` has come.
        case timePassed
        /// The daemon ends.
        case shutdown
    }

    /// What is to be done.
    public enum Action: Sendable, Equatable {
        /// Start a host process.
        case spawn
        /// Have the host load the engine and make its first inference.
        case load
        /// Ask the process to end.
        case terminate
        /// End the process group by SIGKILL.
        case kill
        /// Hand out the requests that wait.
        case releaseWaiting
        /// Find another engine for the requests that wait, or fail them.
        case rerouteWaiting
        /// The engine was put into quarantine, for this reason; to be remembered across restarts of the
        /// daemon.
        case rememberQuarantine(EngineError)
        /// Nothing is held against the engine any more.
        case forgetQuarantine
        /// The state changed. Changes between ready and busy are not announced: there would be two a request.
        case announce(from: EngineState, to: EngineState, reason: EngineError?)
    }

    /// What the engine is to come to.
    enum Intent: Sendable { case run, rest, off, gone, end }

    /// Where the engine is.
    public internal(set) var state: EngineState = .absent
    /// When it came there.
    public internal(set) var stateSince: NIODeadline
    /// Hosts that ended without being told to.
    public internal(set) var deaths = 0
    /// Hosts started.
    public internal(set) var starts = 0
    /// The latest failure, until the engine has been in service again for five minutes.
    public internal(set) var lastFailure: EngineError?

    let id: String
    var settings: EngineSettings
    var intent: Intent = .gone
    var policy = RestartPolicy()
    var inFlight = 0
    var readySince: NIODeadline?
    var idleSince: NIODeadline
    var stateDeadline: NIODeadline?
    var pendingFault: EngineError?
    var isPermanent = false
    let jitter: @Sendable () -> Double

    /// Makes the life of an engine that is not there yet.
    /// - Parameters:
    ///   - id: the engine's id, for messages.
    ///   - settings: its timeouts and wishes.
    ///   - now: the time.
    ///   - jitter: chance for the back-off, −1…1.
    public init(
        id: String, settings: EngineSettings, now: NIODeadline, jitter: @escaping @Sendable () -> Double
    ) {
        self.id = id
        self.settings = settings
        self.stateSince = now
        self.idleSince = now
        self.jitter = jitter
    }

    /// When `.timePassed` is due; nil when nothing waits for time.
    public var wakeUp: NIODeadline? {
        switch state {
        case .absent, .stopped, .disabled: nil
        case .starting, .loading, .draining, .stopping, .backingOff, .quarantined: stateDeadline
        case .busy: forgiveAt
        case .ready: [forgiveAt, settings.keepAlive.map { idleSince + $0 }].compactMap(\.self).min()
        }
    }

    /// How soon the engine can work on a request that may wait until `deadline`.
    public func availability(until deadline: NIODeadline) -> EngineAvailability {
        guard intent == .run || intent == .rest else { return .never }
        switch state {
        case .ready, .busy: return .now
        case .starting, .loading, .stopped, .stopping: return lastFailure == nil ? .soon : .late
        case .draining: return .late
        case .backingOff: return stateDeadline.map { $0 < deadline } == true ? .late : .never
        case .quarantined, .absent, .disabled: return .never
        }
    }

    /// When the engine is expected in service again: the end of a back-off or the next probe; nil when no
    /// time is known.
    public var retryAt: NIODeadline? {
        state == .backingOff || state == .quarantined ? stateDeadline : nil
    }

    private var forgiveAt: NIODeadline? {
        policy.hasRecord || lastFailure != nil ? readySince.map { $0 + RestartPolicy.forgivenAfter } : nil
    }

    /// Takes one input and says what is to be done, in order.
    public mutating func handle(_ input: Input, now: NIODeadline) -> [Action] {
        switch input {
        case .installed(let changed): return installed(changed: changed, now: now)
        case .removed(let reason): return leave(.gone, reason: reason, now: now)
        case .command(let command): return perform(command, now: now)
        case .demand: return demand(now: now)
        case .spawnFailed(let error, let permanent): return spawnFailed(error, permanent: permanent, now: now)
        case .handshakeCompleted:
            guard state == .starting else { return [] }
            return move(to: .loading, until: now + settings.loadTimeout, now: now) + [.load]
        case .loadCompleted: return loadCompleted(now: now)
        case .inFlight(let count): return inFlightChanged(count, now: now)
        case .fault(let error): return fault(error, now: now)
        case .refused(let error):
            if state.hasProcess { isPermanent = true }
            return fault(error, now: now)
        case .memoryExceeded(let error):
            guard state.isServing else { return [] }
            lastFailure = error
            return beginDrain(reason: error, now: now)
        case .hostExited(let exit): return hostExited(exit, now: now)
        case .timePassed: return timePassed(now: now)
        case .shutdown: return leave(.end, reason: nil, now: now)
        }
    }
}
