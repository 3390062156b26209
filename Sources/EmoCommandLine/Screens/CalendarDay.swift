// Days as emod counts them: whole days in UTC.
import Glibc

/// A day in UTC.
public struct CalendarDay: Sendable, Hashable, Comparable {
    /// Days since 1 January 1970.
    public let number: Int

    /// A day by its number.
    public init(number: Int) { self.number = number }

    /// Today.
    public static var today: CalendarDay { .init(number: time(nil) / seconds) }

    /// The day that a time of the protocol (RFC 3339, UTC) begins with; nil for any other text.
    public init?(_ time: String) {
        let parts = time.prefix(10).split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var utc = tm()
        (utc.tm_year, utc.tm_mon, utc.tm_mday) = (year - 1900, month - 1, day)
        number = timegm(&utc) / Self.seconds
    }

    /// The day so many days later.
    public static func + (day: CalendarDay, count: Int) -> CalendarDay { .init(number: day.number + count) }

    /// How many days lie between two days.
    public static func - (day: CalendarDay, other: CalendarDay) -> Int { day.number - other.number }

    /// The order of time.
    public static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }

    /// `7 Nov`.
    public var short: String { "\(parts.tm_mday) \(Self.months[Int(parts.tm_mon)])" }

    /// `7 Nov 2026`.
    public var long: String { "\(short) \(parts.tm_year + 1900)" }

    private var parts: tm {
        var instant = number * Self.seconds
        var parts = tm()
        gmtime_r(&instant, &parts)
        return parts
    }

    private static let seconds = 86_400
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
