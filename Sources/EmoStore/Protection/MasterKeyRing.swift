// The installation's master keys: one wraps new user keys, older ones still open what they have wrapped,
// until the rotation has gone through all users.

import EmoAuth

/// The master keys of the installation.
public struct MasterKeyRing: Sendable {
    /// A master key, split by purpose so that no key serves two.
    struct Entry: Sendable {
        /// 8 bytes that name the key without telling it.
        let id: [UInt8]
        /// Wraps the keys of users.
        let wrapping: SecretBytes
        /// Seals what belongs to the installation itself.
        let sealing: SecretBytes
    }

    /// The length of a key's name in bytes.
    static let idByteCount = 8

    /// The key for everything new.
    let current: Entry
    private let entries: [Entry]

    /// Makes a ring.
    ///
    /// - Parameters:
    ///   - current: 32 bytes, for everything new.
    ///   - older: keys that were current once.
    /// - Throws: `CryptoError.invalidParameter` for a key of another length.
    public init(current: SecretBytes, older: [SecretBytes] = []) throws {
        entries = try ([current] + older).map { try Self.entry($0) }
        self.current = entries[0]
    }

    func entry(named id: some Collection<UInt8>) -> Entry? { entries.first { $0.id.elementsEqual(id) } }

    private static func entry(_ key: SecretBytes) throws -> Entry {
        guard key.count == AuthenticatedEncryption.keyByteCount else {
            throw CryptoError.invalidParameter("master key length \(key.count)")
        }
        // HMAC as the pseudo-random function of a key derivation with one block (NIST SP 800-108).
        func derived(_ purpose: String) throws -> SecretBytes {
            try MessageAuthentication.secret(
                of: SecretBytes(copying: "emobuddy master key: \(purpose)".utf8), key: key)
        }
        return Entry(
            id: try derived("name").withUnsafeBytes { Array($0.prefix(idByteCount)) },
            wrapping: try derived("wrapping"), sealing: try derived("sealing"))
    }
}
