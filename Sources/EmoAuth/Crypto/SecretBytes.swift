// Bytes of a key or password. They lie in memory of their own, are never copied by value, never printed,
// and are overwritten before the memory is given back.

import COpenSSL

/// A secret of fixed length, zeroed when the last reference goes away.
///
/// The content is written once, in the initialiser, and only read afterwards; that is why sharing it between
/// threads is sound although the compiler cannot see it.
public final class SecretBytes: @unchecked Sendable, CustomStringConvertible {
    private let storage: UnsafeMutableRawBufferPointer

    /// Makes a secret of `count` bytes that `initialize` fills; the bytes are zero before.
    public init(count: Int, initialize: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 0), alignment: 16)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
        try initialize(storage)
    }

    /// Copies the secret out of `bytes`; the caller's copy stays the caller's to forget.
    public convenience init(copying bytes: some Collection<UInt8>) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Makes a random secret of `count` bytes from the provider's private generator.
    ///
    /// - Throws: ``CryptoError/providerFailed(operation:)`` when the generator has no entropy.
    public static func random(count: Int) throws -> SecretBytes {
        try SecretBytes(count: count) { buffer in
            let start = buffer.bindMemory(to: UInt8.self).baseAddress
            guard count == 0 || RAND_priv_bytes(start, Int32(count)) == 1 else {
                throw CryptoError.providerFailed(operation: "RAND_priv_bytes")
            }
        }
    }

    deinit {
        Memory.cleanse(storage)
        storage.deallocate()
    }

    /// The number of bytes.
    public var count: Int { storage.count }

    /// Lends the bytes for the length of `body`, which must not keep the pointer.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        try withExtendedLifetime(self) { try body(UnsafeRawBufferPointer(storage)) }
    }

    /// Says how long the secret is, never what it is.
    public var description: String { "SecretBytes(\(count) bytes)" }
}
