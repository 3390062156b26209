// Identifiers of users, sessions and analyses: UUID version 7 (RFC 9562, section 5.7), so that they sort by
// the time they were made. Two made in one process always sort in the order of making.

import Synchronization

/// A UUID; those made here are of version 7 and sort by time.
public struct UUIDv7: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a new identifier.
    ///
    /// The 12 bits after the milliseconds count upwards within one millisecond (RFC 9562, section 6.2, method
    /// 1).
    ///
    /// - Parameter time: the moment the identifier stands for; now by default.
    public init(at time: Timestamp = .now()) {
        let milliseconds = UInt64(clamping: time.millisecondsSince1970) & 0xFFFF_FFFF_FFFF
        let ticks = Self.nextTicks(from: milliseconds)
        high = (ticks >> 12) << 16 | 0x7000 | (ticks & 0xFFF)
        low = UInt64.random(in: .min ... .max) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// Milliseconds and counter of the last identifier, as one number of 48 and 12 bits.
    private static let lastTicks = Atomic<UInt64>(0)

    private static func nextTicks(from milliseconds: UInt64) -> UInt64 {
        // Starts low in the counter's range, so that a burst within one millisecond has room to count.
        let wanted = milliseconds << 12 | UInt64.random(in: 0..<0x400)
        var last = lastTicks.load(ordering: .relaxed)
        while true {
            let next = max(last + 1, wanted)
            let result = lastTicks.compareExchange(expected: last, desired: next, ordering: .relaxed)
            if result.exchanged { return next }
            last = result.original
        }
    }

    /// Reads the usual form of 36 characters, in either case; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        var digits: [UInt64] = []
        for (index, byte) in bytes.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            digits.append(UInt64(digit))
        }
        high = digits[..<16].reduce(0) { $0 << 4 | $1 }
        low = digits[16...].reduce(0) { $0 << 4 | $1 }
    }

    /// The moment the identifier was made at, if it is of version 7.
    public var time: Timestamp { Timestamp(millisecondsSince1970: Int64(high >> 16)) }

    /// Identifiers made earlier come first.
    public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UUIDv7: CustomStringConvertible {
    /// The usual form: 36 characters, lower case.
    public var description: String {
        let hex = Self.hex(high) + Self.hex(low)
        let characters = Array(hex)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(characters[$0]) }.joined(
            separator: "-")
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension UUIDv7: Codable {
    /// Reads the usual form from a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = UUIDv7(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = id
    }

    /// Writes the usual form as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
