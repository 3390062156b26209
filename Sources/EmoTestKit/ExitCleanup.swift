// What tests have started or made and what is still there when the test process ends: ended and removed, so that nothing outlives a run.
import FoundationEssentials
import Glibc
import Synchronization

/// Processes and directories that are to go with the test process.
enum ExitCleanup {
    private struct State {
        var isRegistered = false
        var processes: Set<pid_t> = []
        var directories: Set<String> = []
    }

    private static let state = Mutex(State())

    static func add(process: pid_t) { change { $0.processes.insert(process) } }
    static func remove(process: pid_t) { change { $0.processes.remove(process) } }
    static func add(directory: String) { change { $0.directories.insert(directory) } }
    static func remove(directory: String) { change { $0.directories.remove(directory) } }

    private static func change(_ body: (inout State) -> Void) {
        state.withLock { state in
            body(&state)
            guard !state.isRegistered else { return }
            state.isRegistered = true
            atexit { ExitCleanup.run() }
        }
    }

    private static func run() {
        let left = state.withLock { $0 }
        for process in left.processes { kill(process, SIGTERM) }
        for process in left.processes where !ended(process, milliseconds: 5_000) {
            kill(process, SIGKILL)
            _ = ended(process, milliseconds: 1_000)
        }
        for directory in left.directories { try? FileManager.default.removeItem(atPath: directory) }
    }

    private static func ended(_ process: pid_t, milliseconds: Int) -> Bool {
        for _ in 0..<milliseconds / 5 {
            if waitpid(process, nil, WNOHANG) != 0 { return true }
            usleep(5_000)
        }
        return false
    }
}
