// SHA-256 of bytes at hand (FIPS 180-4); used for the audit chain and for request hashes.

import COpenSSL

/// SHA-256, one call.
public enum SHA256Digest {
    /// The length of a digest in bytes.
    public static let byteCount = 32

    /// Returns the 32-byte digest of `bytes`.
    public static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: byteCount)
        let input = ContiguousArray(bytes)
        input.withUnsafeBufferPointer { buffer in
            _ = SHA256(buffer.baseAddress, buffer.count, &digest)
        }
        return digest
    }
}
