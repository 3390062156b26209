// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. A nonce is never used twice under one key as long
// as a key seals far fewer than 2^32 texts; keys here belong to one user each.

import COpenSSL

/// Sealing and opening with AES-256-GCM.
public enum AuthenticatedEncryption {
    /// The length of a key in bytes.
    public static let keyByteCount = 32
    private static let nonceByteCount = 12
    private static let tagByteCount = 16

    /// Seals a text.
    ///
    /// - Parameters:
    ///   - text: what to keep secret.
    ///   - key: 32 bytes.
    ///   - associatedData: what the sealed text belongs to; it opens with the same bytes only.
    /// - Returns: nonce (12 bytes), cipher text (as long as the text) and tag (16 bytes).
    /// - Throws: ``CryptoError``.
    public static func seal(
        _ text: some Collection<UInt8>, key: SecretBytes, associatedData: [UInt8]
    ) throws -> [UInt8] {
        let nonce = try SecureRandom.bytes(nonceByteCount)
        let context = try Context(key: key, nonce: nonce, associatedData: associatedData, direction: .seal)
        let sealed = try context.update(Array(text))
        var ignored: Int32 = 0
        var tag = [UInt8](repeating: 0, count: tagByteCount)
        guard EVP_EncryptFinal_ex(context.handle, nil, &ignored) == 1,
            EVP_CIPHER_CTX_ctrl(context.handle, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), &tag) == 1
        else { throw CryptoError.providerFailed(operation: "EVP_EncryptFinal_ex") }
        return nonce + sealed + tag
    }

    /// Opens what ``seal(_:key:associatedData:)`` has made.
    ///
    /// - Throws: ``CryptoError/notAuthentic`` when anything differs: text, key or associated data.
    public static func open(
        _ sealed: some Collection<UInt8>, key: SecretBytes, associatedData: [UInt8]
    ) throws -> [UInt8] {
        let bytes = Array(sealed)
        guard bytes.count >= nonceByteCount + tagByteCount else { throw CryptoError.notAuthentic }
        let nonce = Array(bytes.prefix(nonceByteCount))
        var tag = Array(bytes.suffix(tagByteCount))
        let body = Array(bytes.dropFirst(nonceByteCount).dropLast(tagByteCount))
        let context = try Context(key: key, nonce: nonce, associatedData: associatedData, direction: .open)
        let text = try context.update(body)
        var ignored: Int32 = 0
        guard EVP_CIPHER_CTX_ctrl(context.handle, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), &tag) == 1,
            EVP_DecryptFinal_ex(context.handle, nil, &ignored) == 1
        else { throw CryptoError.notAuthentic }
        return text
    }

    /// Opens a sealed key; the open bytes exist in the returned secret only.
    ///
    /// - Throws: ``CryptoError/notAuthentic``, as ``open(_:key:associatedData:)``.
    public static func openSecret(
        _ sealed: some Collection<UInt8>, key: SecretBytes, associatedData: [UInt8]
    ) throws -> SecretBytes {
        var bytes = try open(sealed, key: key, associatedData: associatedData)
        defer { bytes.withUnsafeMutableBytes { Memory.cleanse($0) } }
        return SecretBytes(copying: bytes)
    }

    private enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    /// The provider's state for one text; the provider cleanses it when it is freed.
    private final class Context {
        let handle: OpaquePointer

        init(key: SecretBytes, nonce: [UInt8], associatedData: [UInt8], direction: Direction) throws {
            guard key.count == keyByteCount else {
                throw CryptoError.invalidParameter("key length \(key.count)")
            }
            guard let handle = EVP_CIPHER_CTX_new() else {
                throw CryptoError.providerFailed(operation: "EVP_CIPHER_CTX_new")
            }
            self.handle = handle
            let started = key.withUnsafeBytes { key in
                EVP_CipherInit_ex(
                    handle, EVP_aes_256_gcm(), nil, key.bindMemory(to: UInt8.self).baseAddress, nonce,
                    direction.rawValue)
            }
            var ignored: Int32 = 0
            guard started == 1,
                EVP_CipherUpdate(handle, nil, &ignored, associatedData, Int32(associatedData.count)) == 1
            else { throw CryptoError.providerFailed(operation: "EVP_CipherInit_ex") }
        }

        deinit { EVP_CIPHER_CTX_free(handle) }

        func update(_ bytes: [UInt8]) throws -> [UInt8] {
            guard let length = Int32(exactly: bytes.count) else {
                throw CryptoError.invalidParameter("text length \(bytes.count)")
            }
            // An empty input would read as the end of the associated data.
            guard length > 0 else { return [] }
            var result = [UInt8](repeating: 0, count: bytes.count)
            var count: Int32 = 0
            guard EVP_CipherUpdate(handle, &result, &count, bytes, length) == 1, count == length else {
                throw CryptoError.providerFailed(operation: "EVP_CipherUpdate")
            }
            return result
        }
    }
}
