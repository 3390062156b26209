// What the kernel tells of the machine that emoctl runs on.
import CEmoSystem

/// The machine.
enum Machine {
    /// Bytes that programs could still take; nil when the kernel does not tell.
    static var availableMemory: Int64? {
        let line = line(of: "/proc/meminfo", beginningWith: "MemAvailable:")
        return line?.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1_024 }
    }

    /// Whether it is an x86 without the instructions that the models' inner loops want.
    static var lacksVectors: Bool {
        guard let flags = line(of: "/proc/cpuinfo", beginningWith: "flags") else { return false }
        return !flags.split(separator: " ").contains("avx2")
    }

    /// Whether the kernel knows that nobody sets the clock.
    static var isClockUnsynchronized: Bool { emosystem_clock_is_unsynchronized() != 0 }

    /// The first line of a file that begins so; nil when there is none.
    static func line(of path: String, beginningWith prefix: String) -> Substring? {
        let text = try? FileAccess.readText(path, maximumBytes: 4 << 20, doing: "look at the machine")
        return text?.split(separator: "\n").first { $0.hasPrefix(prefix) }
    }
}
