// The one permanent thread that starts, signals and reaps every host process.
// Invariants: a process is signalled only before it is reaped, so a number is never another's; every child is
// reaped; a child inherits exactly the descriptors 0, 1, 2 and 3.
import CEmoSystem
import Glibc
import Synchronization

/// Starts host processes and tells how they end.
///
/// A host asks the kernel to be killed when its parent *thread* ends (`PR_SET_PDEATHSIG`), so hosts are
/// spawned from one thread that lives as long as the daemon. The thread sleeps in `poll` on a descriptor per
/// child (pidfd) and one for commands: no signal handler, no `SIGCHLD`, no other child of the daemon touched.
public final class HostSpawner: Sendable {
    typealias SpawnCompletion = @Sendable (Result<SpawnedHost, EngineError>) -> Void

    private enum Command {
        case spawn(HostLaunch, completion: SpawnCompletion, onExit: @Sendable (HostExit) -> Void)
        case signal(pid_t, Int32)
        case close(@Sendable () -> Void)
    }

    private struct Queue {
        var commands: [Command] = []
        var isClosed = false
    }

    private let queue = Mutex(Queue())
    private let wakeUp: CInt

    /// Starts the thread.
    /// - Throws: `engine.host_unusable` when the system has no descriptor or thread left.
    public init() throws(EngineError) {
        wakeUp = emosystem_eventfd()
        guard wakeUp >= 0 else { throw Self.error("eventfd", errorNumber: -wakeUp) }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(self)
        let failure = pthread_create(&thread, nil, spawnerThread, box.toOpaque())
        guard failure == 0 else {
            box.release()
            Glibc.close(wakeUp)
            throw Self.error("pthread_create", errorNumber: failure)
        }
        pthread_detach(thread)
    }

    /// Starts a host as the leader of a new process group, with its end of the link as descriptor 3.
    /// - Parameters:
    ///   - completion: called once, on the spawner's thread; must not block.
    ///   - onExit: called once after a successful start, on the spawner's thread, when the process was reaped
    ///     and the rest of its group killed.
    public func spawn(
        _ launch: HostLaunch, completion: @escaping @Sendable (Result<SpawnedHost, EngineError>) -> Void,
        onExit: @escaping @Sendable (HostExit) -> Void
    ) {
        guard submit(.spawn(launch, completion: completion, onExit: onExit)) else {
            completion(.failure(Self.closedError()))
            return
        }
    }

    /// Sends a signal to the process group of a host. Nothing happens when it has been reaped already.
    public func signal(_ processID: pid_t, _ number: Int32) { _ = submit(.signal(processID, number)) }

    /// Kills what still runs, reaps it, and ends the thread.
    public func close() async {
        await withCheckedContinuation { continuation in
            if !submit(.close { continuation.resume() }) { continuation.resume() }
        }
    }

    private func submit(_ command: Command) -> Bool {
        queue.withLock { queue in
            guard !queue.isClosed else { return false }
            if case .close = command { queue.isClosed = true }
            queue.commands.append(command)
            // Inside the lock: the thread closes the descriptor only after it has seen `close`, the last
            // command.
            emosystem_eventfd_signal(wakeUp)
            return true
        }
    }

    // MARK: - On the thread

    fileprivate func run() {
        emosystem_set_thread_name("emo-hosts")
        var children: [HostChild] = []
        var closing: (@Sendable () -> Void)?
        while true {
            if let closing, children.isEmpty {
                Glibc.close(wakeUp)
                closing()
                return
            }
            wait(for: children)
            let commands = queue.withLock { queue in
                defer { queue.commands = [] }
                return queue.commands
            }
            for command in commands {
                switch command {
                case .spawn(let launch, let completion, let onExit):
                    start(launch, completion, onExit).map { children.append($0) }
                case .signal(let processID, let number):
                    if children.contains(where: { $0.processID == processID }) { kill(-processID, number) }
                case .close(let done):
                    closing = done
                    for child in children { kill(-child.processID, SIGKILL) }
                }
            }
            children.removeAll { $0.reapIfEnded() }
        }
    }

    private func wait(for children: [HostChild]) {
        var entries = [pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)]
        entries += children.map { pollfd(fd: $0.pidDescriptor, events: Int16(POLLIN), revents: 0) }
        // Without a limit on purpose: the thread lives as long as the daemon, and `close` wakes it.
        poll(&entries, nfds_t(entries.count), -1)
        emosystem_eventfd_drain(wakeUp)
    }

    private func start(
        _ launch: HostLaunch, _ completion: SpawnCompletion, _ onExit: @escaping @Sendable (HostExit) -> Void
    ) -> HostChild? {
        do throws(EngineError) {
            let (host, pidDescriptor) = try HostChild.spawn(launch)
            completion(.success(host))
            return HostChild(processID: host.processID, pidDescriptor: pidDescriptor, onExit: onExit)
        } catch {
            completion(.failure(error))
            return nil
        }
    }

    static func error(_ call: String, errorNumber: Int32) -> EngineError {
        EngineError(
            .hostUnusable,
            "The engine host cannot be started: \(call): \(String(cString: strerror(errorNumber))).",
            hint:
                "Check that emo-engine-host is installed and executable, and the limits on processes and files."
        )
    }

    private static func closedError() -> EngineError {
        EngineError(.hostUnusable, "The daemon is stopping.", hint: "Start it again.")
    }
}

private func spawnerThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<HostSpawner>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}
