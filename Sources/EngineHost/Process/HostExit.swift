// How a host process ends, as its supervisor reads it.
import Glibc

/// Exit statuses, after `sysexits.h`.
public enum HostExit: Int32, Sendable {
    /// Shut down as asked, or the daemon is gone.
    case done = 0
    /// Standalone only: the work failed; the last JSON line says why.
    case workFailed = 1
    /// The command line is wrong.
    case usage = 64
    /// The engine could not be made; another try may go better.
    case engineUnavailable = 70
    /// The link broke or carried what no daemon sends.
    case linkBroken = 76
    /// The plugin can never be loaded: wrong ABI, no entry, wrong manifest. Permanent.
    case configuration = 78

    /// Ends the process at once. Nothing of the plugin runs any more, no destructor and no exit handler.
    public func leave() -> Never { _exit(rawValue) }
}

/// Why a plugin cannot be served; the message names what differs.
public struct HostRefusal: Error, Sendable, Equatable {
    /// Stable, such as `host.abi_mismatch`.
    public var code: String
    /// What is wrong.
    public var message: String
    /// What to do next.
    public var hint: String
    /// The status the process ends with.
    public var exit: HostExit = .configuration
}
