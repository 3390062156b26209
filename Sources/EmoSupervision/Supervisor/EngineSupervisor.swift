// One engine: drives its state machine, and does what the machine decides.
// Invariant: everything here happens on the registry's event loop; inputs are handled one after the other,
// never nested.
import EmoHostLink
import Logging
import NIOCore
import NIOPosix

/// What the supervisors of one registry share.
struct SupervisionContext: Sendable {
    let configuration: SupervisionConfiguration
    let eventLoop: any EventLoop
    let spawner: HostSpawner
    let files: NIOThreadPool
    let verifier: ModelVerifier
    let logger: Logger
    /// Where builds are kept for bad times; nil for nowhere.
    let retainedBuilds: RetainedBuilds?
    let onNotice: @Sendable (EngineNotice) -> Void
    let jitter: @Sendable () -> Double
    let launches = LaunchCounter()
}

/// Numbers the starts of hosts, so that no two share a scratch folder. Used on the event loop only.
final class LaunchCounter: @unchecked Sendable {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}

/// Who finds another engine for a request, and remembers.
protocol EngineRouter: AnyObject {
    /// Finds an engine for the request, or fails it with this reason.
    func route(_ request: EngineRequest, after reason: EngineError?)
    /// True for the preferred engine of its kind.
    func isPrimary(_ supervisor: EngineSupervisor) -> Bool
    /// Two hosts ended while they worked on this input.
    func rememberPoison(_ fingerprint: Int)
    /// The engine came into or left quarantine.
    func quarantineChanged(_ supervisor: EngineSupervisor, reason: EngineError?)
    /// The state of an engine changed.
    func stateChanged(_ supervisor: EngineSupervisor)
    /// The part that a build of an engine plays.
    func role(of supervisor: EngineSupervisor) -> EngineRole
}

/// The supervisor of one engine.
final class EngineSupervisor: @unchecked Sendable {
    let context: SupervisionContext
    let id: String
    var plugin: InstalledPlugin
    let settings: EngineSettings
    var logger: Logger
    /// The engine's last words, shared by its builds.
    let log: EngineLog
    weak var router: (any EngineRouter)?

    private(set) var lifecycle: EngineLifecycle
    private var inputs = CircularBuffer<EngineLifecycle.Input>()
    private var isHandling = false
    private var timer: Scheduled<Void>?
    private var timerDue: NIODeadline?

    // The host, one at a time; `generation` tells a late message of an earlier one.
    var generation = 0
    var process: SpawnedHost?
    var connection: HostConnection?
    var isConnected = false
    var pendingExit: HostExit?
    var scratchDirectory: String?
    var sandbox: [String] = []
    var health = EngineHealth(now: .now())
    var healthTask: RepeatedTask?
    var residentBytes: UInt64?
    var canaryMilliseconds: Double?
    var counters: [String: Double] = [:]

    // The work.
    var waiting = CircularBuffer<EngineRequest>()
    var calls: [UInt32: HostCall] = [:]
    var lastNumber: UInt32 = 0
    let conversations = ConversationCache()
    var answered = 0
    var failed = 0

    init(_ plugin: InstalledPlugin, context: SupervisionContext, router: any EngineRouter, log: EngineLog) {
        self.context = context
        self.plugin = plugin
        self.router = router
        self.log = log
        id = plugin.manifest.id
        var settings = context.configuration.settings(for: id)
        // An engine that asks for the network is off until the administrator gives it.
        if plugin.manifest.needsNetwork, !settings.allowNetwork { settings.isEnabled = false }
        self.settings = settings
        logger = context.logger
        logger[metadataKey: "engine"] = "\(id)"
        lifecycle = EngineLifecycle(id: id, settings: settings, now: .now(), jitter: context.jitter)
    }

    var kind: EngineKind { plugin.manifest.kind }
    var state: EngineState { lifecycle.state }
    /// Calls that count against the engine's concurrency.
    var slots: Int { calls.values.count(where: \.takesSlot) }
    var queueHasRoom: Bool { waiting.count < settings.queueLimit }

    /// Hands an input to the state machine and does what it decides.
    func handle(_ input: EngineLifecycle.Input) {
        context.eventLoop.preconditionInEventLoop()
        inputs.append(input)
        guard !isHandling else { return }
        isHandling = true
        while let next = inputs.popFirst() {
            for action in lifecycle.handle(next, now: .now()) { perform(action) }
        }
        isHandling = false
        armTimer()
    }

    /// Starts in the quarantine that an earlier daemon has put the engine into.
    func resumeQuarantine(_ reason: EngineError) {
        for action in lifecycle.resumeQuarantine(reason, permanent: false, now: .now()) { perform(action) }
        armTimer()
    }

    private func perform(_ action: EngineLifecycle.Action) {
        switch action {
        case .spawn: spawnHost()
        case .load: loadEngine()
        case .terminate: terminateHost()
        case .kill: killHost()
        case .releaseWaiting: startWaiting()
        case .rerouteWaiting: rerouteWaiting()
        case .rememberQuarantine(let reason): router?.quarantineChanged(self, reason: reason)
        case .forgetQuarantine: router?.quarantineChanged(self, reason: nil)
        case .announce(let from, let to, let reason): announce(from: from, to: to, reason: reason)
        }
    }

    private func announce(from: EngineState, to: EngineState, reason: EngineError?) {
        let level: Logger.Level =
            switch to {
            case .quarantined: .error
            case .backingOff: .warning
            default: reason == nil ? .info : .warning
            }
        let version = plugin.manifest.version
        let role = router?.role(of: self) ?? .retiring
        var metadata: Logger.Metadata = [
            "from": "\(from.rawValue)", "to": "\(to.rawValue)", "version": "\(version)",
            "role": "\(role.rawValue)",
        ]
        if let reason {
            metadata["code"] = "\(reason.code.rawValue)"
            metadata["reason"] = "\(reason.message)"
        }
        logger.log(
            level: level, to == .quarantined ? "engine quarantined" : "engine state changed",
            metadata: metadata)
        log.add(
            level == .info ? .info : level == .error ? .error : .warning,
            "\(version) \(from.rawValue) → \(to.rawValue)" + (reason.map { ": \($0.message)" } ?? ""),
            processID: process?.processID)
        context.onNotice(
            .transition(
                EngineTransition(
                    id: id, kind: kind, version: version, role: role, from: from, to: to, reason: reason,
                    at: .now())))
        router?.stateChanged(self)
    }

    /// The timer is left alone when it comes early enough: it then finds nothing to do and is armed anew.
    private func armTimer() {
        guard let due = lifecycle.wakeUp else { return }
        if let timerDue, timerDue <= due { return }
        timer?.cancel()
        timerDue = due
        timer = context.eventLoop.scheduleTask(deadline: due) { [weak self] in
            self?.timerDue = nil
            self?.handle(.timePassed)
        }
    }

    /// A snapshot for health screens.
    func snapshot() -> EngineSnapshot {
        let now = NIODeadline.now()
        return EngineSnapshot(
            id: id, kind: kind, version: plugin.manifest.version, state: state,
            stateSince: lifecycle.stateSince,
            processID: process?.processID, queueDepth: waiting.count, inFlight: slots,
            deaths: lifecycle.deaths,
            starts: lifecycle.starts, answered: answered, failed: failed,
            residentBytes: process.flatMap { ProcessMemory.residentBytes(of: $0.processID) },
            lastFailure: lifecycle.lastFailure,
            retryInMilliseconds: lifecycle.retryAt.map { Int(max(0, ($0 - now).nanoseconds / 1_000_000)) },
            canaryMilliseconds: canaryMilliseconds, languages: plugin.manifest.languages,
            labels: plugin.manifest.labels, libraryPath: plugin.libraryPath,
            isPrimary: router?.isPrimary(self) ?? false, sandbox: sandbox, counters: counters)
    }
}
