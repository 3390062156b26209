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
        var halves: (UInt64, UInt64) = (0, 0)
        var index = 0
        for byte in text.utf8 {
            defer { index += 1 }
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.value(ofDigit: byte) else { return nil }
            // The first half ends with the third dash, at place 18.
            if index < 18 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
        }
        guard index == 36 else { return nil }
        (high, low) = halves
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Reads the 16 bytes, highest first.
    init(bytes: some Collection<UInt8>) {
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes, highest first.
    var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * $0)) } }
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
        String(unsafeUninitializedCapacity: 36) { text in
            for index in 0..<36 {
                switch index {
                case 8, 13, 18, 23: text[index] = UInt8(ascii: "-")
                case ..<18:
                    let place = index - (index > 13 ? 2 : index > 8 ? 1 : 0)
                    text[index] = Self.digit(high, place)
                default:
                    text[index] = Self.digit(low, index - (index > 23 ? 20 : 19))
                }
            }
            return 36
        }
    }

    /// The hexadecimal digit at a place, 0 being the highest of 16.
    private static func digit(_ value: UInt64, _ place: Int) -> UInt8 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place) & 0xF)
        return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
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
