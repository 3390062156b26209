// Names the input that brought the process down: written from a signal handler, so it holds plain memory only.
import Glibc

enum CrashReport {
    /// Written by the one thread that fuzzes, read by the handler.
    private nonisolated(unsafe) static let memory: UnsafeMutablePointer<CChar> = {
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: 256)
        memory.initialize(repeating: 0, count: 256)
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
            signal(number) { number in
                write(2, CrashReport.memory, strlen(CrashReport.memory))
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        return memory
    }()

    /// The input that is worked on from now on.
    static func note(target: String, seed: UInt64) {
        withVaList([seed]) { arguments in
            target.withCString { name in
                let start = "FOUND a crash: "
                _ = start.withCString { strcpy(memory, $0) }
                strncat(memory, name, 100)
                vsnprintf(memory + strlen(memory), 100, " --seed %lu --count 1\n", arguments)
            }
        }
    }
}
