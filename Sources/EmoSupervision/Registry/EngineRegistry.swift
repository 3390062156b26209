// All engines of the daemon: finds plugins, keeps a supervisor for each, and gives every request to the best
// engine of its kind. Invariant: everything but the blocking look at files happens on one event loop, where
// the state below lives.
import EmoHostLink
import Glibc
import Logging
import NIOCore
import NIOPosix

/// The door to the engines.
///
/// Callbacks given to its functions are called on the registry's event loop, in order, and never after the
/// function has returned; they must not block. Every function may be called from anywhere; those that are
/// `async` stay with their caller's executor, so a caller that runs on the same event loop pays for no thread
/// hop.
public final class EngineRegistry: @unchecked Sendable {
    let context: SupervisionContext
    let directory: PluginDirectory
    var eventLoop: any EventLoop { context.eventLoop }

    // On the event loop only:
    var supervisors: [String: EngineSupervisor] = [:]
    var ranking: [EngineKind: [EngineSupervisor]] = [:]
    var lastFindings: [PluginFinding] = []
    var poison: Set<Int> = []
    var quarantine = QuarantineMemory()
    /// New builds that are tested beside the current ones.
    var trials: [String: EngineSupervisor] = [:]
    /// Builds whose time is over, until their processes have ended.
    var retiring: [EngineSupervisor] = []
    var upgrades: [String: EngineUpgrade] = [:]
    /// Fingerprints of installed builds that did not pass; not tried again by themselves.
    var refused: [String: Int] = [:]
    var retained: [String: [InstalledPlugin]] = [:]
    var probations: [String: Scheduled<Void>] = [:]
    private var logs: [String: EngineLog] = [:]
    private var watcher: PluginWatcher?
    var isStopping = false
    var stateWaiters: [StateWaiter] = []

    /// Makes a registry; nothing is started yet.
    /// - Parameters:
    ///   - configuration: where things lie, and what is wished of the engines.
    ///   - eventLoop: where everything happens; shared with the control socket, no hop lies between a request
    ///     and its engine.
    ///   - logger: gets the changes of state and what engines log.
    ///   - onNotice: told of every change of state and of upgrades, on the event loop.
    ///   - jitter: chance for the back-off, −1…1.
    /// - Throws: `engine.host_unusable` when the system has no thread or descriptor left.
    public init(
        configuration: SupervisionConfiguration, eventLoop: any EventLoop, logger: Logger,
        onNotice: @escaping @Sendable (EngineNotice) -> Void = { _ in },
        jitter: @escaping @Sendable () -> Double = { Double.random(in: -1...1) }
    ) throws(EngineError) {
        let files = NIOThreadPool(numberOfThreads: 1)
        files.start()
        context = SupervisionContext(
            configuration: configuration, eventLoop: eventLoop, spawner: try HostSpawner(), files: files,
            verifier: ModelVerifier(), logger: logger,
            retainedBuilds: configuration.retainedDirectory.map {
                RetainedBuilds(directory: $0, modelsDirectory: configuration.modelsDirectory)
            }, onNotice: onNotice, jitter: jitter)
        directory = PluginDirectory(
            directories: configuration.pluginDirectories, modelsDirectory: configuration.modelsDirectory)
    }

    /// Looks for plugins, starts the engines that are to be loaded, and goes on looking when the directories change;
    /// does not wait until engines are ready.
    /// - Throws: `engine.host_unusable` when the scratch directory cannot be made.
    public nonisolated(nonsending) func start() async throws {
        let scratch = context.configuration.scratchDirectory
        let path = context.configuration.quarantineFile
        let builds = context.retainedBuilds
        let (memory, retained) = try await context.files.runIfActive {
            guard mkdir(scratch, 0o700) == 0 || errno == EEXIST else {
                throw HostSpawner.error("mkdir \(scratch)", errorNumber: errno)
            }
            return (path.map { QuarantineMemory(path: $0) } ?? QuarantineMemory(), builds?.all() ?? [:])
        }
        for directory in context.configuration.pluginDirectories where access(directory, F_OK) != 0 {
            context.logger.warning("plugin directory is not there", metadata: ["directory": "\(directory)"])
        }
        await onLoop {
            self.quarantine = memory
            self.retained = retained
            self.watch()
        }
        await rescan()
    }

    /// Looks for new, changed and removed plugins, and acts on what it finds.
    public nonisolated(nonsending) func rescan() async {
        let directory = directory
        guard let scan = try? await context.files.runIfActive({ directory.scan() }) else { return }
        await onLoop { self.take(scan) }
    }

    /// Every engine, by kind and preference.
    public nonisolated(nonsending) func snapshots() async -> [EngineSnapshot] {
        await onLoop { EngineKind.allCases.flatMap { self.ranking[$0] ?? [] }.map(self.snapshot) }
    }

    /// What an engine and its hosts have said last, oldest first.
    /// - Parameter count: at most so many lines.
    /// - Throws: `engine.unknown`.
    public nonisolated(nonsending) func logs(
        of id: String, last count: Int
    ) async throws -> [EngineLogLine] {
        try await onLoop {
            guard self.supervisors[id] != nil else { throw EngineError.unknown(id) }
            return self.log(of: id).lines(last: count)
        }
    }

    /// The files of the latest look that were refused, and why.
    public nonisolated(nonsending) func findings() async -> [PluginFinding] {
        await onLoop { self.lastFindings }
    }

    /// Tells an engine what to do; does not wait until it is done.
    /// - Throws: `engine.unknown`.
    @discardableResult
    public nonisolated(nonsending) func perform(
        _ command: EngineCommand, on id: String
    ) async throws -> EngineSnapshot {
        try await onLoop {
            guard let supervisor = self.supervisors[id] else { throw EngineError.unknown(id) }
            switch command {
            case .disable, .unload: self.endTrial(of: id)
            case .reset: self.forgetRefusal(of: id)
            case .load, .restart, .enable: break
            }
            supervisor.handle(.command(command))
            return self.snapshot(of: supervisor)
        }
    }

    // MARK: - The loop

    func snapshot(of supervisor: EngineSupervisor) -> EngineSnapshot {
        var snapshot = supervisor.snapshot()
        snapshot.upgrade = upgrades[supervisor.id]
        return snapshot
    }

    func log(of id: String) -> EngineLog {
        if let log = logs[id] { return log }
        let log = EngineLog()
        logs[id] = log
        return log
    }

    private func watch() {
        let watcher = PluginWatcher(directories: context.configuration.pluginDirectories) { [weak self] in
            guard let self else { return }
            self.context.files.runIfActive(eventLoop: self.eventLoop) { [directory = self.directory] in
                directory.scan()
            }.whenSuccess { self.take($0) }
        }
        self.watcher = watcher
        watcher.start(on: eventLoop).whenFailure { error in
            self.context.logger.warning("plugin directories are not watched", metadata: ["error": "\(error)"])
        }
    }

    /// Changes of the plugin directories are not taken up any more.
    func stopWatching() {
        watcher?.stop()
        watcher = nil
    }

    /// Runs something on the event loop and brings its result back.
    nonisolated(nonsending) func onLoop<Value: Sendable, Failure: Error>(
        _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            perform { continuation.resume(returning: Result(catching: body)) }
        }
        return try result.get()
    }

    /// At once when already on the loop.
    func perform(_ body: @escaping @Sendable () -> Void) {
        if eventLoop.inEventLoop { body() } else { eventLoop.execute(body) }
    }
}
