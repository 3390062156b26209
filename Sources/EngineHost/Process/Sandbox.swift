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
    /// Read to find other machines and to know them again, where the network is open.
    private static let networkPaths = [
        "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/etc/ssl",
        "/usr/share/ca-certificates", "/run/systemd/resolve",
    ]
    /// Written by libraries that silence themselves.
    private static let devicePaths = ["/dev/null", "/dev/zero"]
    /// What libraries look for by themselves, such as devices to compute with: refused, but no misbehaviour.
    private static let probedPaths = ["/sys", "/etc/ssl"]
    /// Where programs and their libraries lie.
    private static let programPaths = [
        "/bin", "/usr/bin", "/usr/local/bin", "/lib", "/lib64", "/usr/lib", "/usr/lib64",
    ]

    /// Files and folders to read beside the system's.
    var readable: [String]
    /// The scratch directory; nil for none.
    var writable: String?
    /// True to leave the network open.
    var allowsNetwork: Bool
    /// True to let the engine run programs, which stay in the same sandbox.
    var allowsExec = false
    /// A non-blocking pipe for reports of refused calls.
    var report: Int32

    /// Enters the sandbox for good.
    /// - Returns: what is in force, such as `["no_new_privs", "landlock:7", "seccomp"]`.
    /// - Throws: ``HostRefusal`` when the kernel has a part but refuses it.
    func enter() throws(HostRefusal) -> [String] {
        try verify("no_new_privs", emosandbox_begin())
        var parts = ["no_new_privs"]
        let abi = emosandbox_landlock_abi()
        try verify("landlock", abi)
        if abi > 0 {
            try enterLandlock()
            parts.append("landlock:\(abi)")
        }
        let filter = emosandbox_filter(allowsNetwork ? 1 : 0, allowsExec ? 1 : 0, report)
        if filter == -EINVAL {
            return parts  // a kernel without filters
        }
        try verify("seccomp", filter)
        parts.append("seccomp")
        if try watch() {
            parts.append("files_watched")
        } else if !allowsExec {
            try verify("seccomp", emosandbox_trap_processes())
        }
        return parts
    }

    /// Has a thread look at every call that names a file, so that an attempt to get outside is told, and refuse new processes.
    /// - Returns: false on a kernel that cannot; attempts on files then fail silently.
    private func watch() throws(HostRefusal) -> Bool {
        let programs = allowsExec ? Self.programPaths : []
        let network = allowsNetwork ? Self.networkPaths : []
        let readable = Self.resolved(
            Self.systemPaths + Self.probedPaths + network + programs + self.readable)
        let writable = Self.resolved(Self.devicePaths + (self.writable.map { [$0] } ?? []))
        let report = report
        let listener = emosandbox_notify(allowsExec ? 1 : 0)
        guard listener >= 0 else { return false }
        try HostThread.start("emo-files") {
            Self.withPointers(readable) { readable in
                Self.withPointers(writable) { emosandbox_watch(listener, readable, $0, report) }
            }
        }
        return true
    }

    private static func resolved(_ paths: [String]) -> [String] {
        paths.compactMap { path in
            guard !path.isEmpty, let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }
            return String(cString: resolved)
        }
    }

    /// Lends texts as C strings, with NULL behind the last.
    private static func withPointers(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Void
    ) {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
        pointers.withUnsafeBufferPointer { if let start = $0.baseAddress { body(start) } }
    }

    private func enterLandlock() throws(HostRefusal) {
        let ruleset = emosandbox_landlock_create(allowsNetwork ? 1 : 0)
        try verify("landlock", ruleset)
        let network = allowsNetwork ? Self.networkPaths : []
        for path in Self.systemPaths + network + readable where !path.isEmpty {
            try allow(path, ruleset, EMOSANDBOX_READ)
        }
        for path in Self.devicePaths { try allow(path, ruleset, EMOSANDBOX_WRITE) }
        if let writable { try allow(writable, ruleset, EMOSANDBOX_WRITE) }
        if allowsExec { for path in Self.programPaths { try allow(path, ruleset, EMOSANDBOX_RUN) } }
        try verify("landlock", emosandbox_landlock_enter(ruleset))
    }

    private func allow(_ path: String, _ ruleset: Int32, _ use: Int32) throws(HostRefusal) {
        let status = emosandbox_landlock_allow(ruleset, path, use)
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
