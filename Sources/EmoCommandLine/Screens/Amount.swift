// Numbers as people read them. For screens only: tab-separated
// output and JSON keep the protocol's own numbers.
import Glibc

/// Formats amounts.
public enum Amount {
    /// A size in decimal units: `1.2 MB`.
    public static func bytes(_ count: Int64) -> String {
        var value = Double(count)
        for unit in ["B", "kB", "MB", "GB"] {
            if value < 999.5 {
                return (unit == "B" || value >= 99.5 ? "\(Int(value.rounded()))" : fixed(value, 1)) + " "
                    + unit
            }
            value /= 1000
        }
        return fixed(value, 1) + " TB"
    }

    /// A duration with its two largest units: `3 h 12 min`.
    public static func duration(milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        switch seconds {
        case ..<1: return "\(milliseconds) ms"
        case ..<60: return fixed(Double(milliseconds) / 1000, 1) + " s"
        case ..<3_600: return "\(seconds / 60) min \(seconds % 60) s"
        case ..<86_400: return "\(seconds / 3_600) h \(seconds / 60 % 60) min"
        default: return "\(seconds / 86_400) d \(seconds / 3_600 % 24) h"
        }
    }

    /// A number with a fixed count of decimal places.
    public static func fixed(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "?" }
        let scale = (0..<places).reduce(Int64(1)) { scale, _ in scale * 10 }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: places - (places > 0 ? fraction.count : 0))
        return sign + String(scaled / scale) + (places > 0 ? "." + zeros + fraction : "")
    }

    /// A number with a fixed count of decimal places, and its sign also above nought.
    public static func signed(_ value: Double, _ places: Int) -> String {
        (value > 0 ? "+" : "") + fixed(value, places)
    }

    /// A share of one as a whole percentage, four columns wide: ` 7 %`.
    public static func percent(_ share: Double) -> String {
        (share.isFinite ? "\(Int((min(1, max(0, share)) * 100).rounded()))" : "?").padded(
            to: 3, rightAligned: true) + " %"
    }

    /// A count with its noun: `1 session`, `2 sessions`.
    public static func count(_ count: Int64, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    /// The time now, or so many seconds from now, in the protocol's form, to the second.
    public static func universalTime(inSeconds seconds: Int = 0) -> String {
        var instant = time(nil) + seconds
        var parts = tm()
        gmtime_r(&instant, &parts)
        return text(of: &parts, "%Y-%m-%dT%H:%M:%SZ")
    }

    /// A time of the protocol (RFC 3339, UTC) to the minute in the user's time zone; any other text as it is.
    public static func localTime(_ time: String) -> String { local(time, "%Y-%m-%d %H:%M") }

    /// A time of the protocol to the second in the user's time zone, without the date; any other text as it is.
    public static func localClock(_ time: String) -> String { local(time, "%H:%M:%S") }

    private static func local(_ time: String, _ format: String) -> String {
        let digits = time.utf8.prefix(19).split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let parts = digits.compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
        guard parts.count == 6, time.hasSuffix("Z"), (1900...9999).contains(parts[0]) else { return time }
        var utc = tm()
        (utc.tm_year, utc.tm_mon, utc.tm_mday) = (parts[0] - 1900, parts[1] - 1, parts[2])
        (utc.tm_hour, utc.tm_min, utc.tm_sec) = (parts[3], parts[4], parts[5])
        var instant = timegm(&utc)
        var local = tm()
        guard localtime_r(&instant, &local) != nil else { return time }
        return text(of: &local, format)
    }

    private static func text(of parts: inout tm, _ format: String) -> String {
        var buffer = [CChar](repeating: 0, count: 32)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
