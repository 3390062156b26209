// Runs each check in a process of its own, with a time limit, and tells what became of it.
import EngineHost
import Glibc

/// What became of a check.
enum CheckOutcome: Equatable {
    case passed
    case failed(String)
    case crashed(String)
    case timedOut(UInt64)
    case skipped(String)

    /// The word in reports.
    var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .crashed: "crashed"
        case .timedOut: "timed out"
        case .skipped: "skipped"
        }
    }

    /// What was seen; empty for a check that passed.
    var detail: String {
        switch self {
        case .passed: ""
        case .failed(let text), .crashed(let text), .skipped(let text): text
        case .timedOut(let seconds): "no end after \(seconds) s"
        }
    }

    /// True when the plugin is at fault.
    var isBad: Bool {
        switch self {
        case .passed, .skipped: false
        case .failed, .crashed, .timedOut: true
        }
    }
}

/// Starts check processes.
struct CheckRunner {
    /// The plugin's file.
    let plugin: String
    /// Its models.
    let models: String
    /// Of everything at random.
    let seed: UInt64
    /// The most seconds any check may take.
    let maximumSeconds: UInt64

    /// The part of the child: runs a check and tells the outcome on standard output.
    static func child(_ check: ConformanceCheck, _ subject: CheckSubject) {
        // The plugin's stdout is taken away by the sandbox; this copy is ours.
        let report = fcntl(1, F_DUPFD_CLOEXEC, 3)
        var line = "passed"
        do {
            try check.run(subject)
        } catch let finding as Finding {
            line = "failed " + finding.text
        } catch let skip as Skip {
            line = "skipped " + skip.reason
        } catch {
            line = "failed \(error)"
        }
        let bytes = Array(line.utf8)
        _ = bytes.withUnsafeBytes { write(report, $0.baseAddress, $0.count) }
        _exit(0)
    }

    /// The part of the parent.
    func run(_ check: ConformanceCheck) -> CheckOutcome {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return .failed("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process = spawn(check, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        guard let process else { return .failed("no process") }
        let seconds = min(check.seconds, maximumSeconds)
        let text = read(ends[0], until: EngineProbe.now + seconds * 1_000_000_000)
        if text == nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        guard let text else { return .timedOut(seconds) }
        if status & 0x7F != 0 { return .crashed("signal \(status & 0x7F)") }
        return outcome(text, exit: status >> 8 & 0xFF)
    }

    private func outcome(_ text: String, exit: Int32) -> CheckOutcome {
        if text == "passed" { return .passed }
        if text.hasPrefix("failed ") { return .failed(String(text.dropFirst(7))) }
        if text.hasPrefix("skipped ") { return .skipped(String(text.dropFirst(8))) }
        return .crashed("the process ended with status \(exit) before the check did")
    }

    private func spawn(_ check: ConformanceCheck, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let arguments = ["--check", check.id, "--models", models, "--seed", "\(seed)", plugin]
        let words = (["emo-validate"] + arguments).map { strdup($0) } + [nil]
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

    /// What the child wrote until its end; nil when the time was over first.
    private func read(_ descriptor: Int32, until deadline: UInt64) -> String? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let now = EngineProbe.now
            guard now < deadline else { return nil }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, Int32(clamping: (deadline - now) / 1_000_000 + 1))
            if ready < 0 && errno == EINTR || ready == 0 { continue }
            let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            if bytes.count < 65_536 { bytes.append(contentsOf: block[..<count]) }
        }
    }
}
