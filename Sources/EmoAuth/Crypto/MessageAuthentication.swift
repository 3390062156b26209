// HMAC-SHA256 (RFC 2104, FIPS 198-1) of bytes at hand.

import COpenSSL

/// HMAC-SHA256, one call.
public enum MessageAuthentication {
    /// Returns the 32-byte code of `message` under `key`.
    ///
    /// - Throws: ``CryptoError/providerFailed(operation:)``.
    public static func code(of message: [UInt8], key: SecretBytes) throws -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        let result = key.withUnsafeBytes { key in
            HMAC(EVP_sha256(), key.baseAddress, Int32(key.count), message, message.count, &code, &count)
        }
        guard result != nil, count == 32 else { throw CryptoError.providerFailed(operation: "HMAC") }
        return code
    }

    /// The code of a secret under `key`, as a key itself: neither input nor result is ever outside of a secret.
    ///
    /// - Throws: ``CryptoError/providerFailed(operation:)``.
    public static func secret(of message: SecretBytes, key: SecretBytes) throws -> SecretBytes {
        try SecretBytes(count: 32) { code in
            var count: UInt32 = 0
            let result = key.withUnsafeBytes { key in
                message.withUnsafeBytes { message in
                    HMAC(
                        EVP_sha256(), key.baseAddress, Int32(key.count),
                        message.bindMemory(to: UInt8.self).baseAddress, message.count,
                        code.bindMemory(to: UInt8.self).baseAddress, &count)
                }
            }
            guard result != nil, count == 32 else { throw CryptoError.providerFailed(operation: "HMAC") }
        }
    }
}
