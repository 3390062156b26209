// Takes stdout and stderr away from the plugin and tells what was written there, and which system calls were refused.
// Invariant: once a request with user data has come, sizes are told and never words, for they may be the user's.
import CSandbox
import EmoHostLink
import Glibc
import Synchronization

/// Reads the plugin's output and the sandbox's reports on a thread of its own.
final class OutputCapture: Sendable {
    /// What the thread reads from.
    struct Pipes: Sendable {
        var output: Int32
        var errors: Int32
        /// Reports of refused calls.
        var refusals: Int32
        /// The end the sandbox's signal handler writes to.
        var refusalReport: Int32
    }

    private let holdsUserData = Atomic<Bool>(false)
    private let ended = Monitor(false)
    private let pipes: Pipes
    private let log: @Sendable (LinkLogLevel, String) -> Void

    /// Replaces descriptors 1 and 2 by pipes.
    /// - Throws: ``HostRefusal`` when the system gives no pipes.
    static func takeOver() throws(HostRefusal) -> Pipes {
        let output = try pipe()
        let errors = try pipe()
        let refusals = try pipe()
        dup2(output.write, 1)
        dup2(errors.write, 2)
        close(output.write)
        close(errors.write)
        return Pipes(
            output: output.read, errors: errors.read, refusals: refusals.read, refusalReport: refusals.write)
    }

    /// Makes a reader; `log` is called on its thread.
    init(_ pipes: Pipes, log: @escaping @Sendable (LinkLogLevel, String) -> Void) {
        self.pipes = pipes
        self.log = log
    }

    /// Starts the thread. After the sandbox was entered, so that it is inside.
    func start() throws(HostRefusal) {
        try HostThread.start("emo-output") { self.run() }
    }

    /// From now on words are withheld.
    func userDataArrives() { holdsUserData.store(true, ordering: .releasing) }

    /// Closes the plugin's ends and waits, at most 200 ms, until everything written was told.
    func finish() {
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        dup2(null, 1)
        dup2(null, 2)
        close(pipes.refusalReport)
        _ = ended.wait(deadline: MonotonicClock.nanoseconds + 200_000_000) { $0 ? true : nil }
    }

    private func run() {
        var entries = [pipes.output, pipes.errors, pipes.refusals].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while entries.contains(where: { $0.fd >= 0 }) {
            // Lives as long as the process; ends when every writing end is closed.
            guard poll(&entries, nfds_t(entries.count), -1) > 0 || errno == EINTR else { break }
            for index in entries.indices where entries[index].revents != 0 {
                if !drain(entries[index].fd, index) { entries[index].fd = -1 }
            }
        }
        ended.withLock(notify: true) { $0 = true }
    }

    private func drain(_ descriptor: Int32, _ index: Int) -> Bool {
        var block = [UInt8](repeating: 0, count: 4096)
        let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
        if index == 2 {
            tellRefusals(block.prefix(count))
        } else {
            tellOutput(block.prefix(count), stream: index == 0 ? "stdout" : "stderr")
        }
        return true
    }

    private func tellOutput(_ bytes: ArraySlice<UInt8>, stream: String) {
        guard !holdsUserData.load(ordering: .acquiring) else {
            return log(.engineMisbehaving, "the engine wrote \(bytes.count) bytes to \(stream)")
        }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = String(decoding: line.prefix(512), as: UTF8.self)
            log(.engineMisbehaving, "the engine wrote to \(stream): \(text)")
        }
    }

    /// A path may hold the user's words, as what is printed may.
    private func tellRefusals(_ bytes: ArraySlice<UInt8>) {
        let size = MemoryLayout<emosandbox_report>.size
        Array(bytes).withUnsafeBytes { raw in
            for offset in stride(from: 0, through: raw.count - size, by: size) {
                let record = raw.loadUnaligned(fromByteOffset: offset, as: emosandbox_report.self)
                let path = withUnsafeBytes(of: record.path) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                let named = path.isEmpty || holdsUserData.load(ordering: .acquiring) ? "" : " of \(path)"
                let name = String(cString: emosandbox_call_name(record.number))
                log(
                    .engineMisbehaving,
                    "sandbox.refused: the engine tried \(name)\(named), which the sandbox refuses")
            }
        }
    }

    private static func pipe() throws(HostRefusal) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw HostRefusal(
                code: "host.no_descriptor", message: "the system gives no pipe (errno \(errno))",
                hint: "look at the limit of open files", exit: .engineUnavailable)
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) | O_NONBLOCK)
        return (ends[0], ends[1])
    }
}
