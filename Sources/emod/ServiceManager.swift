// The service manager's side of the daemon's life: sockets it passes in, readiness, the watchdog. Without systemd all of it does nothing.
import CSystemd
import EmoTransport
import Glibc

/// Talks to systemd by sd_notify.
enum ServiceManager {
    /// The control socket that the service manager has opened; nil when it passed none.
    static func inheritedSocket() -> Int32? {
        // The descriptors stay ours alone: engines must not see them, so the environment is cleared.
        let count = sd_listen_fds(1)
        for descriptor in SD_LISTEN_FDS_START..<(SD_LISTEN_FDS_START + max(count, 0))
        where sd_is_socket(descriptor, AF_UNIX, Int32(SOCK_STREAM.rawValue), 1) > 0 {
            return descriptor
        }
        return nil
    }

    /// Takes clients and has its database.
    static func ready(_ status: String) { notify("READY=1\nSTATUS=\(status)") }

    /// Reads its configuration again; ``ready(_:)`` says when that is done. The moment is what systemd tells two reloads apart by.
    static func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        notify(
            "RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1_000)\nSTATUS=reading the configuration again"
        )
    }

    /// Is stopping, and may need so long.
    static func stopping() { notify("STOPPING=1\nSTATUS=finishing the work at hand") }

    /// Could not start.
    static func failed(_ status: String) { notify("STATUS=\(status)") }

    /// Is alive and well.
    static func alive() { notify("WATCHDOG=1") }

    /// How often the service manager wants to hear that the daemon is well, in milliseconds; nil when it does not.
    static func watchdogMilliseconds() -> Int64? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(1, &microseconds) > 0 ? Int64(microseconds / 1_000) : nil
    }

    private static func notify(_ state: String) { _ = sd_notify(0, state) }
}
