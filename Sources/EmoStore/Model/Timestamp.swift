// A moment in UTC with milliseconds, as it is stored (INTEGER) and shown (RFC 3339). No time zones, no
// locale.

#if canImport(Glibc)
    import Glibc
#endif

/// A moment, in milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch.
    public let millisecondsSince1970: Int64

    /// Makes a moment of milliseconds since the Unix epoch.
    public init(millisecondsSince1970: Int64) { self.millisecondsSince1970 = millisecondsSince1970 }

    /// The moment of the call by the system's real-time clock.
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(millisecondsSince1970: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Whole seconds since the Unix epoch, rounded down.
    public var secondsSince1970: Int64 { Self.floorDivide(millisecondsSince1970, 1_000) }

    /// The moment `milliseconds` later, or earlier when negative.
    public func adding(milliseconds: Int64) -> Timestamp {
        Timestamp(millisecondsSince1970: millisecondsSince1970 + milliseconds)
    }

    /// Earlier moments come first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with three decimals: `2026-01-31T09:30:00.250Z`.
    ///
    /// Days become a civil date by H. Hinnant's method, "chrono-Compatible Low-Level Date Algorithms".
    public var rfc3339: String {
        let days = Self.floorDivide(millisecondsSince1970, 86_400_000)
        let inDay = millisecondsSince1970 - days * 86_400_000
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T\(pad(inDay / 3_600_000, 2)):"
            + "\(pad(inDay / 60_000 % 60, 2)):\(pad(inDay / 1_000 % 60, 2)).\(pad(inDay % 1_000, 3))Z"
    }

    /// The same as ``rfc3339``.
    public var description: String { rfc3339 }

    /// Reads RFC 3339 with any offset and any number of decimals; nil for anything else.
    ///
    /// What is finer than a millisecond is cut off; a leap second counts as the second before it.
    public init?(rfc3339 text: String) {
        var reader = RFC3339Reader(text)
        guard let milliseconds = reader.milliseconds() else { return nil }
        self.init(millisecondsSince1970: milliseconds)
    }

    private func pad(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
