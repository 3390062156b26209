// How much memory a process holds, from /proc.
import Glibc

/// Reads the resident memory of a process.
enum ProcessMemory {
    /// Resident bytes, shared pages counted; nil when the process is gone or /proc may not be read.
    ///
    /// /proc answers from the kernel's own memory, so this does not block.
    static func residentBytes(of processID: pid_t) -> UInt64? {
        let descriptor = open("/proc/\(processID)/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let fields = bytes[..<count].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = UInt64(String(decoding: fields[1], as: UTF8.self)) else {
            return nil
        }
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
