// One child of the spawner's thread: how it is started, and how it is reaped together with its group.
import CEmoSystem
import Glibc

/// A running or ended child, used by the spawner's thread only.
struct HostChild {
    /// The descriptor on which the host finds its end of the link.
    static let linkNumber: CInt = 3
    /// Raises the chance that the kernel, out of memory, ends a host rather than the daemon (0…1000 over its
    /// own).
    static let outOfMemoryScore = "500"

    /// Stands for an exit whose status was taken by others.
    static let unknownExitCode: Int32 = 255

    let processID: pid_t
    let pidDescriptor: CInt
    let onExit: @Sendable (HostExit) -> Void

    /// True when the process had ended: its group was killed, it was reaped and reported.
    func reapIfEnded() -> Bool {
        var exit = emosystem_exit()
        if emosystem_wait(pidDescriptor, 0, &exit) < 0 {
            // Somebody else reaped it: how it ended is lost, that it ended is not.
            exit = emosystem_exit(ended: 1, signalled: 0, code: Self.unknownExitCode)
        }
        guard exit.ended == 1 else { return false }
        // The zombie still holds the group's number, so what is killed here is the host's own family.
        kill(-processID, SIGKILL)
        emosystem_wait(pidDescriptor, 1, &exit)
        close(pidDescriptor)
        onExit(exit.signalled == 1 ? .signal(exit.code) : .code(exit.code))
        return true
    }

    /// Starts a process.
    /// - Returns: the host, and a pidfd that is the caller's.
    static func spawn(_ launch: HostLaunch) throws(EngineError) -> (SpawnedHost, CInt) {
        var pair: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0
        else {
            throw HostSpawner.error("socketpair", errorNumber: errno)
        }
        // dup2 onto itself would leave close-on-exec set, so the child's end is moved out of the way of its
        // number.
        let childEnd = emosystem_duplicate_above(pair[1], 10)
        close(pair[1])
        guard childEnd >= 0 else {
            close(pair[0])
            throw HostSpawner.error("fcntl", errorNumber: -childEnd)
        }
        defer { close(childEnd) }
        do throws(EngineError) {
            let processID = try spawn(launch, childEnd: childEnd)
            let pidDescriptor = emosystem_pidfd_open(processID)
            guard pidDescriptor >= 0 else {
                kill(-processID, SIGKILL)
                waitpid(processID, nil, 0)
                throw HostSpawner.error("pidfd_open", errorNumber: -pidDescriptor)
            }
            preferForOutOfMemory(processID)
            return (SpawnedHost(processID: processID, linkDescriptor: pair[0]), pidDescriptor)
        } catch {
            close(pair[0])
            throw error
        }
    }

    private static func spawn(_ launch: HostLaunch, childEnd: CInt) throws(EngineError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, childEnd, linkNumber)
        emosystem_spawn_close_from(&actions, linkNumber + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        var processID = pid_t()
        let failure = withCStrings([launch.executable] + launch.arguments) { arguments in
            withCStrings(launch.environment) { environment in
                posix_spawn(&processID, launch.executable, &actions, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else { throw HostSpawner.error(launch.executable, errorNumber: failure) }
        return processID
    }

    private static func preferForOutOfMemory(_ processID: pid_t) {
        let descriptor = open("/proc/\(processID)/oom_score_adj", O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = outOfMemoryScore.withCString { write(descriptor, $0, strlen($0)) }
        close(descriptor)
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
