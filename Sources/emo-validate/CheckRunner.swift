// Runs each check in a process of its own, with a time limit and a folder to write to, and tells what became of it.
// Invariant: when a check is over, its process group is gone and its folder removed.
import EmoJSON
import EngineHost
import Glibc

/// Starts check processes.
struct CheckRunner {
    /// The most that a check may tell.
    private static let maximumReportBytes = 1 << 20

    /// The plugin's file.
    let plugin: String
    /// How it is checked.
    let options: ValidateOptions

    /// Runs one check to its end.
    func run(_ check: ConformanceCheck) -> CheckOutcome {
        guard let scratch = ScratchFolder() else { return failure("no folder can be made below /tmp") }
        defer { scratch.remove() }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return failure("no pipe (errno \(errno))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process = spawn(check, scratch: scratch.path, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        guard let process else { return failure("no process (errno \(errno))") }
        let seconds = min(check.seconds, options.timeout)
        let (text, inTime) = read(ends[0], until: EngineProbe.now + seconds * 1_000_000_000)
        // Also what a check that is over left behind.
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return outcome(of: text, status, inTime ? nil : seconds)
    }

    private func failure(_ what: String) -> CheckOutcome {
        CheckOutcome(word: .failed, detail: "the check cannot run: \(what)")
    }

    private func outcome(of text: String, _ status: Int32, _ secondsOver: UInt64?) -> CheckOutcome {
        let lines = text.split(separator: "\n").compactMap { JSONValue(parsing: String($0)) }
        let seed = lines.last { $0["round"] != nil }?["round"]?.whole(as: UInt64.self)
        let notes = lines.compactMap { $0["note"]?.string }
        if let end = lines.last, let word = end["outcome"]?.string.flatMap(CheckOutcome.Word.init) {
            let detail = end["detail"]?.string ?? ""
            let said = word == .passed ? notes.joined(separator: "; ") : detail
            return CheckOutcome(word: word, detail: said, seed: word == .passed ? nil : seed)
        }
        if let secondsOver {
            return CheckOutcome(word: .timedOut, detail: "no end after \(secondsOver) s", seed: seed)
        }
        let number = status & 0x7F
        let how =
            number != 0
            ? "signal \(number)" : "the process ended with status \(status >> 8 & 0xFF) before the check did"
        return CheckOutcome(word: .crashed, detail: how, seed: seed)
    }

    private func spawn(_ check: ConformanceCheck, scratch: String, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let arguments = ["emo-validate"] + options.arguments(check: check, plugin: plugin, scratch: scratch)
        let words = arguments.map { strdup($0) } + [nil]
        var variables = ["SWIFT_BACKTRACE=enable=no"]
        if let path = getenv("LD_LIBRARY_PATH") {
            variables.append("LD_LIBRARY_PATH=" + String(cString: path))
        }
        let environment = variables.map { strdup($0) } + [nil]
        defer { (words + environment).forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, "/proc/self/exe", &actions, &attributes, words, environment)
        return status == 0 ? process : nil
    }

    /// What the child wrote until its end, or until the time was over.
    private func read(_ descriptor: Int32, until deadline: UInt64) -> (text: String, inTime: Bool) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let now = EngineProbe.now
            guard now < deadline else { return (String(decoding: bytes, as: UTF8.self), false) }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, Int32(clamping: (deadline - now) / 1_000_000 + 1))
            if ready < 0 && errno == EINTR || ready == 0 { continue }
            let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), true) }
            if bytes.count < Self.maximumReportBytes { bytes.append(contentsOf: block[..<count]) }
        }
    }
}
