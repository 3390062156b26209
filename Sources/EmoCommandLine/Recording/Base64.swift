// Base64 of RFC 4648 §4, as audio travels in requests. Written here because emoctl links no Foundation.

/// Encodes bytes.
public enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Characters that so many bytes become, padding included.
    public static func encodedCount(_ bytes: Int) -> Int { (bytes + 2) / 3 * 4 }

    /// The bytes as text, with padding and without line breaks.
    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: encodedCount(bytes.count)) { out in
            var written = 0
            var group: UInt32 = 0
            var held = 0
            func put(_ characters: Int) {
                for position in 0..<4 {
                    let index = Int(group >> UInt32(18 - 6 * position) & 63)
                    out[written] = position < characters ? alphabet[index] : UInt8(ascii: "=")
                    written += 1
                }
                group = 0
                held = 0
            }
            for byte in bytes {
                group |= UInt32(byte) << UInt32(16 - 8 * held)
                held += 1
                if held == 3 { put(4) }
            }
            if held > 0 { put(held + 1) }
            return written
        }
    }
}
