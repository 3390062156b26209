// What a plugin shares with its process and must leave as it was.
import Glibc

/// Looks at the process.
enum Surroundings {
    /// Open descriptors.
    static var descriptors: Int {
        (0..<1024 as Range<Int32>).count { fcntl($0, F_GETFD) >= 0 }
    }

    /// Running threads.
    static var threads: Int {
        guard let folder = opendir("/proc/self/task") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
        }
        return count
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
        ] + handlers
    }
}
