// Random bytes that may be seen by others (nonces, salts, identifiers); secrets come from
// `SecretBytes.random`.

import COpenSSL

/// The provider's public random generator.
public enum SecureRandom {
    /// Returns `count` random bytes.
    ///
    /// - Throws: ``CryptoError/providerFailed(operation:)`` when the generator has no entropy.
    public static func bytes(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard count == 0 || RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw CryptoError.providerFailed(operation: "RAND_bytes")
        }
        return bytes
    }
}
