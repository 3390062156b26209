// What a plugin shares with its process and must leave as it was.
import Glibc

/// Looks at the process.
enum Surroundings {
    /// Open descriptors.
    static var descriptors: Int {
        (0..<1024 as Range<Int32>).count { fcntl($0, F_GETFD) >= 0 }
    }

    /// Running threads.
    static var threads: Int { ScratchFolder.names(in: "/proc/self/task").count }

    /// Memory of the process that is in RAM.
    static var residentBytes: Int {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &bytes, bytes.count)
        let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
        return (words.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Settings as text, to be compared.
    static var settings: [String] {
        let mask = umask(0)
        umask(mask)
        let folder = getcwd(nil, 0)
        defer { free(folder) }
        let locale = setlocale(LC_ALL, nil).map { String(cString: $0) } ?? ""
        let handlers = [SIGINT, SIGTERM, SIGSEGV, SIGABRT, SIGFPE, SIGPIPE, SIGCHLD, SIGALRM, SIGUSR1].map {
            number in
            var action = sigaction()
            sigaction(number, nil, &action)
            return "handler of signal \(number): \(unsafeBitCast(action.__sigaction_handler, to: UInt.self))"
        }
        return [
            "umask \(mask)", "folder \(folder.map { String(cString: $0) } ?? "")", "locale \(locale)",
            "rounding mode \(fegetround())",
            "smallest numbers \(keepsSmallNumbers ? "kept" : "flushed to zero")",
            "variables \(variables)",
        ] + handlers
    }

    /// False when the processor was told to take numbers near zero for zero.
    private static var keepsSmallNumbers: Bool {
        // From outside, so that the compiler cannot know the outcome.
        let half = Float(sysconf(Int32(_SC_PAGESIZE))) / Float(2 * sysconf(Int32(_SC_PAGESIZE)))
        return Float.leastNormalMagnitude * half != 0
    }

    private static var variables: [String] {
        var names: [String] = []
        var next = environ
        while let variable = next.pointee {
            names.append(String(cString: variable))
            next += 1
        }
        return names
    }
}
