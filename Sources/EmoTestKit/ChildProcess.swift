// A real program run by a test: started with a given environment, its output in files, ended for certain.
import Glibc

/// A child process.
public final class ChildProcess: @unchecked Sendable {  // used by one test at a time
    /// Its process id.
    public let processID: pid_t
    private var status: Int32?

    /// Starts a program.
    /// - Parameters:
    ///   - environment: all of the child's environment.
    ///   - output: file that standard output and standard error are appended to.
    ///   - input: file that standard input is read from.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String], output: String,
        input: String = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var argumentPointers = ([program] + arguments).map { strdup($0) } + [nil]
        var environmentPointers = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, program, &actions, nil, &argumentPointers, &environmentPointers)
        guard failure == 0 else { throw TestKitError("\(program) cannot be started: error \(failure)") }
        processID = child
        ExitCleanup.add(process: child)
    }

    deinit { if status == nil { kill(); _ = try? wait(milliseconds: 10_000) } }

    /// True while it runs.
    public var isRunning: Bool { poll() == nil }

    /// Sends a signal.
    public func signal(_ number: Int32) { Glibc.kill(processID, number) }

    /// Ends it at once.
    public func kill() { signal(SIGKILL) }

    /// Waits for its end and returns its exit status, or 128 and the signal's number.
    public func wait(milliseconds: Int) throws -> Int32 {
        for _ in 0..<max(milliseconds / 5, 1) {
            if let status = poll() { return status }
            usleep(5_000)
        }
        throw TestKitError("process \(processID) has not ended after \(milliseconds) ms")
    }

    private func poll() -> Int32? {
        if let status { return status }
        var raw: Int32 = 0
        guard waitpid(processID, &raw, WNOHANG) == processID else { return nil }
        ExitCleanup.remove(process: processID)
        let signal = raw & 0x7F
        status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
        return status
    }
}
