// SHA-256 of bytes that come in pieces (FIPS 180-4).

import COpenSSL

/// A SHA-256 under way.
public final class RunningSHA256 {
    private let context = EVP_MD_CTX_new()

    /// Begins with no bytes.
    public init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes more bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The 32-byte digest of all bytes; nothing can be taken afterwards.
    public func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest
    }
}
