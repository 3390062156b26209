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
    var isStopping = false
    var stateWaiters: [StateWaiter] = []

    /// Makes a registry; nothing is started yet.
    /// - Parameters:
    ///   - configuration: where things lie, and what is wished of the engines.
    ///   - eventLoop: where everything happens; shared with the control socket, no hop lies between a request
    ///     and its engine.
    ///   - logger: gets the changes of state and what engines log.
    ///   - onTransition: told of every change of state, on the event loop.
    ///   - jitter: chance for the back-off, −1…1.
    /// - Throws: `engine.host_unusable` when the system has no thread or descriptor left.
    public init(
        configuration: SupervisionConfiguration, eventLoop: any EventLoop, logger: Logger,
        onTransition: @escaping @Sendable (EngineTransition) -> Void = { _ in },
        jitter: @escaping @Sendable () -> Double = { Double.random(in: -1...1) }
    ) throws(EngineError) {
        let files = NIOThreadPool(numberOfThreads: 1)
        files.start()
        context = SupervisionContext(
            configuration: configuration, eventLoop: eventLoop, spawner: try HostSpawner(), files: files,
            verifier: ModelVerifier(), logger: logger, onTransition: onTransition, jitter: jitter)
        directory = PluginDirectory(
            directories: configuration.pluginDirectories, modelsDirectory: configuration.modelsDirectory)
    }

    /// Looks for plugins and starts the engines that are to be loaded; does not wait until they are ready.
    /// - Throws: `engine.host_unusable` when the scratch directory cannot be made.
    public nonisolated(nonsending) func start() async throws {
        let scratch = context.configuration.scratchDirectory
        let path = context.configuration.quarantineFile
        let memory = try await context.files.runIfActive {
            guard mkdir(scratch, 0o700) == 0 || errno == EEXIST else {
                throw HostSpawner.error("mkdir \(scratch)", errorNumber: errno)
            }
            return path.map { QuarantineMemory(path: $0) } ?? QuarantineMemory()
        }
        await onLoop { self.quarantine = memory }
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
        await onLoop { EngineKind.allCases.flatMap { self.ranking[$0] ?? [] }.map { $0.snapshot() } }
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
            supervisor.handle(.command(command))
            return supervisor.snapshot()
        }
    }

    // MARK: - The loop

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
