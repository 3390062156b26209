// How long a command may take, as a person writes it: `30`, `1.5`, `500ms`, `2m`, `1h`.

/// A limit of time.
public struct TimeLimit: Sendable, Equatable {
    /// The limit, 1 ms … 24 h: what `timeout_ms` of a request may be.
    public let milliseconds: Int64

    /// Reads a number with an optional unit (ms, s, m, h); seconds
    /// without one. Nil for anything else or out of range.
    public init?(_ text: String) {
        let unit = text.drop { $0.isNumber || $0 == "." }
        guard let number = Double(text[..<unit.startIndex]), let factor = Self.factors[String(unit)] else {
            return nil
        }
        let milliseconds = (number * factor).rounded()
        guard milliseconds >= 1, milliseconds <= 86_400_000 else { return nil }
        self.milliseconds = Int64(milliseconds)
    }

    /// A limit of so many milliseconds, brought into the range that is allowed.
    public init(milliseconds: Int64) { self.milliseconds = min(86_400_000, max(1, milliseconds)) }

    private static let factors: [String: Double] = [
        "": 1_000, "s": 1_000, "ms": 1, "m": 60_000, "h": 3_600_000,
    ]
}
