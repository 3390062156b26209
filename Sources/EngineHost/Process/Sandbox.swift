// What the kernel takes away from the process before the plugin is opened.
// Invariant: entered from the only thread of the process; what the kernel lacks is left out and said, never
// silently.
import CSandbox
import Glibc

/// The sandbox of one host.
struct Sandbox {
    /// Read by every engine: the linker, the C library, the processor's description.
    private static let systemPaths = [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime",
        "/usr/share/zoneinfo", "/proc/self", "/proc/cpuinfo", "/proc/meminfo",
        "/proc/sys/vm/overcommit_memory",
        "/proc/sys/kernel/ngroups_max", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/dev/urandom",
    ]
    /// Written by libraries that silence themselves.
    private static let devicePaths = ["/dev/null", "/dev/zero"]

    /// Files and folders to read beside the system's.
    var readable: [String]
    /// The scratch directory; nil for none.
    var writable: String?
    /// True to leave the network open.
    var allowsNetwork: Bool
    /// A non-blocking pipe for the numbers of refused calls.
    var report: Int32

    /// Enters the sandbox for good.
    /// - Returns: what is in force, such as `["no_new_privs", "landlock:7", "seccomp"]`.
    /// - Throws: ``HostRefusal`` when the kernel has a part but refuses it.
    func enter() throws(HostRefusal) -> [String] {
        try verify("no_new_privs", emosandbox_begin())
        var parts = ["no_new_privs"]
        let abi = emosandbox_landlock_abi()
        if abi > 0 {
            try enterLandlock()
            parts.append("landlock:\(abi)")
        }
        let filter = emosandbox_filter(allowsNetwork ? 1 : 0, report)
        if filter == -EINVAL {
            return parts  // a kernel without filters
        }
        try verify("seccomp", filter)
        return parts + ["seccomp"]
    }

    private func enterLandlock() throws(HostRefusal) {
        let ruleset = emosandbox_landlock_create(allowsNetwork ? 1 : 0)
        try verify("landlock", ruleset)
        for path in Self.systemPaths + readable where !path.isEmpty {
            try allow(path, ruleset, writable: false)
        }
        for path in Self.devicePaths { try allow(path, ruleset, writable: true) }
        if let writable { try allow(writable, ruleset, writable: true) }
        try verify("landlock", emosandbox_landlock_enter(ruleset))
    }

    private func allow(_ path: String, _ ruleset: Int32, writable: Bool) throws(HostRefusal) {
        let status = emosandbox_landlock_allow(ruleset, path, writable ? 1 : 0)
        if status != -ENOENT && status != -EACCES { try verify("landlock", status) }
    }

    private func verify(_ part: String, _ status: Int32) throws(HostRefusal) {
        guard status < 0 else { return }
        throw HostRefusal(
            code: "host.sandbox", message: "the kernel refused \(part) (errno \(-status))",
            hint: "run the host on a kernel with \(part), or outside of a container that forbids it",
            exit: .engineUnavailable)
    }
}
