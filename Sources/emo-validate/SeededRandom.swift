// Numbers at random that a seed repeats.

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Text of up to `length` scalars: words, signs of every plane, controls and combining marks.
    mutating func text(upTo length: Int) -> String {
        let words = [
            "I ", "am ", "so ", "sad ", "not ", "happy", " the", "\n", "!!!", "  ", "\u{0}", "\u{301}", "🙂",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            if Bool.random(using: &self) {
                text += words[Int.random(in: 0..<words.count, using: &self)]
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Up to `length` bytes.
    mutating func bytes(upTo length: Int) -> [UInt8] {
        (0..<Int.random(in: 1...length, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}
