// MurmurHash3 for 32 bits, by which the linear model finds the weights of a piece of text.
// Invariant: the published algorithm, bit for bit; the weights were trained with it.

/// MurmurHash3_x86_32 by Austin Appleby (public domain, <https://github.com/aappleby/smhasher>).
package enum MurmurHash3 {
    /// The hash of `bytes`, as the signed number that the training used.
    package static func hash(_ bytes: some Collection<UInt8>, seed: UInt32 = 0) -> Int32 {
        var hash = seed
        var word: UInt32 = 0
        var shift: UInt32 = 0
        var count: UInt32 = 0
        for byte in bytes {
            word |= UInt32(byte) << shift
            shift += 8
            count &+= 1
            if shift == 32 {
                hash = rotated(hash ^ mixed(word), by: 13) &* 5 &+ 0xE654_6B64
                word = 0
                shift = 0
            }
        }
        if shift > 0 { hash ^= mixed(word) }
        hash ^= count
        hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
        return Int32(bitPattern: hash ^ hash >> 16)
    }

    private static func mixed(_ word: UInt32) -> UInt32 {
        rotated(word &* 0xCC9E_2D51, by: 15) &* 0x1B87_3593
    }

    private static func rotated(_ value: UInt32, by bits: UInt32) -> UInt32 {
        value << bits | value >> (32 - bits)
    }
}
