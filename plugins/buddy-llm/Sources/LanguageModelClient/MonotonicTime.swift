// The clock that only grows: what every wait is measured by. The same clock as the deadlines of the plugin ABI.
import Glibc

/// CLOCK_MONOTONIC.
public enum MonotonicTime {
    /// Now, in nanoseconds.
    public static var nanoseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Now, in milliseconds.
    public static var milliseconds: Int { Int(nanoseconds / 1_000_000) }

    /// Waits a moment.
    static func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1_000) }
}
