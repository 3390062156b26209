// What /proc tells of a process under test: whether it leaks descriptors, threads, memory or children.
import Glibc

/// Looks at one process.
public struct ProcessFacts: Sendable, Equatable {
    /// Open descriptors.
    public let descriptors: Int
    /// Threads.
    public let threads: Int
    /// Resident memory in bytes.
    public let residentBytes: Int
    /// Children that run.
    public let children: Int
    /// Children that have ended and were not reaped.
    public let zombies: Int

    /// Looks now.
    public init(of processID: pid_t) {
        let root = "/proc/\(processID)"
        descriptors = Self.entries("\(root)/fd").count
        let tasks = Self.entries("\(root)/task")
        threads = tasks.count
        let pages = TextFile.read("\(root)/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) }
        residentBytes = (pages ?? 0) * sysconf(Int32(_SC_PAGESIZE))
        let all = tasks.flatMap { TextFile.read("\(root)/task/\($0)/children").split(separator: " ") }
        let ended = all.filter { child in
            // "pid (name) state …": the name may hold anything, the state follows the last parenthesis.
            let text = TextFile.read("/proc/\(child)/stat")
            return text.split(separator: ")").last?.split(separator: " ").first == "Z"
        }
        zombies = ended.count
        children = all.count - ended.count
    }

    private static func entries(_ directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
