// The clocks of the host.
import Glibc

/// CLOCK_MONOTONIC, in which all deadlines of the link and the ABI are given, and the time of day.
public enum MonotonicClock {
    /// Nanoseconds since some start.
    public static var nanoseconds: UInt64 { read(CLOCK_MONOTONIC) }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    public static var unixMilliseconds: Int64 { Int64(read(CLOCK_REALTIME) / 1_000_000) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
