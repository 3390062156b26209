// What the process gives up at start: core dumps and tracing, for they would hold texts and keys of users. Its heap overwrites what is
// freed, so that a later look into its memory finds none of what has passed through.
import CErasingHeap
import CSandbox
import Glibc

enum ProcessHardening {
    /// Forbids core dumps, tracing by other processes of the user, new privileges, and the signals of broken pipes and limited files.
    /// - Throws: `StartFailure`.
    static func apply() throws {
        emoheap_erase()
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0, emosandbox_begin() == 0
        else {
            throw StartFailure(
                code: "daemon.hardening",
                message: "core dumps cannot be switched off: \(String(cString: strerror(errno)))",
                hint: "run emod outside of a debugger")
        }
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is an error to be answered, not a reason to die.
        signal(SIGXFSZ, SIG_IGN)
        umask(0o077)
    }
}
