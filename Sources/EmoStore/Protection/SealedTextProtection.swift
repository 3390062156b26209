// Encryption at rest: each user's texts under a key of that user's own, that key wrapped by the master key together
// with a secret of the user's in the keyring, and the place of each text bound to it. The database holds neither
// master key nor secret; so whoever destroys the secret has destroyed the texts, in every backup too.

import EmoAuth

/// Keeps users' text sealed with AES-256-GCM.
///
/// Stored text: format byte 1, then nonce, cipher text and tag under the user's key. What belongs to no user
/// has format byte 2, the name of the master key, then the same. A wrapped key: format byte 2, the name of
/// the master key, then the user's key, sealed under HMAC-SHA256 of the user's secret with the master key and bound
/// to the user's identifier. Format byte 1, without a secret, is still read and wrapped anew at the next start.
public struct SealedTextProtection: TextProtection {
    private static let underUserKey: UInt8 = 1
    private static let underMasterKey: UInt8 = 2
    private static let wrappedWithoutSecret: UInt8 = 1
    private static let wrappedKey: UInt8 = 2

    private let keys: MasterKeyRing
    private let secrets: UserKeyring

    /// Makes the protection of the installation's master keys and users' secrets.
    public init(keys: MasterKeyRing, secrets: UserKeyring) {
        self.keys = keys
        self.secrets = secrets
    }

    /// Makes a random key for a user and wraps it with the current master key and a new secret.
    public func makeWrappedKey(for user: UUIDv7) throws -> [UInt8]? {
        try wrap(try SecretBytes.random(count: AuthenticatedEncryption.keyByteCount), for: user)
    }

    /// Wraps a user's key anew with the current master key; nil when it is already.
    public func rewrap(_ wrapped: [UInt8], for user: UUIDv7) throws -> [UInt8]? {
        if wrapped.starts(with: [Self.wrappedKey] + keys.current.id) { return nil }
        return try wrap(try unwrap(wrapped, for: user), for: user)
    }

    /// Destroys the user's secret in the keyring.
    public func destroyKey(of user: UUIDv7) throws { try secrets.destroySecret(of: user) }

    /// Whether master key and secret of the wrapped key are at hand and fit.
    public func opens(_ wrapped: [UInt8], for user: UUIDv7) -> Bool {
        (try? unwrap(wrapped, for: user)) != nil
    }

    /// Whether the master key that a text of the installation was sealed under is at hand.
    public func recognizes(_ stored: [UInt8]) -> Bool {
        stored.first == Self.underMasterKey
            && keys.entry(named: stored.dropFirst().prefix(MasterKeyRing.idByteCount)) != nil
    }

    /// Seals a text under the key of its user, or what belongs to no user under the master key.
    public func seal(_ text: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) throws -> [UInt8] {
        let place = Self.associatedData(location)
        guard let user = location.user else {
            return [Self.underMasterKey] + keys.current.id
                + (try AuthenticatedEncryption.seal(text, key: keys.current.sealing, associatedData: place))
        }
        let key = try userKey(wrappedKey, user: user, location)
        return [Self.underUserKey] + (try AuthenticatedEncryption.seal(text, key: key, associatedData: place))
    }

    /// Opens a sealed text. Text that was stored in the open is refused: it could have been put there.
    public func open(_ stored: [UInt8], at location: TextLocation, wrappedKey: [UInt8]?) throws -> [UInt8] {
        let place = Self.associatedData(location)
        do {
            switch (stored.first, location.user) {
            case (Self.underUserKey, let user?):
                let key = try userKey(wrappedKey, user: user, location)
                return try AuthenticatedEncryption.open(stored.dropFirst(), key: key, associatedData: place)
            case (Self.underMasterKey, nil):
                guard let entry = keys.entry(named: stored.dropFirst().prefix(MasterKeyRing.idByteCount))
                else {
                    throw CryptoError.notAuthentic
                }
                return try AuthenticatedEncryption.open(
                    stored.dropFirst(1 + MasterKeyRing.idByteCount), key: entry.sealing, associatedData: place
                )
            default: throw CryptoError.notAuthentic
            }
        } catch is CryptoError {
            throw StoreError(
                .sealedText, "A text in \(location.table).\(location.column) does not open.",
                hint:
                    "Check the master key; if it is the right one, the database was changed: restore it."
            )
        }
    }

    // MARK: -

    private func userKey(_ wrapped: [UInt8]?, user: UUIDv7, _ location: TextLocation) throws -> SecretBytes {
        guard let wrapped else {
            throw StoreError(
                .sealedText,
                "The user of a text in \(location.table).\(location.column) has no key any more.",
                hint: "The user is being erased; nothing of theirs can be read any more.")
        }
        return try unwrap(wrapped, for: user)
    }

    private func wrap(_ key: SecretBytes, for user: UUIDv7) throws -> [UInt8] {
        let wrapping = try Self.wrapping(keys.current, try secrets.makeSecret(for: user))
        let sealed = try key.withUnsafeBytes {
            try AuthenticatedEncryption.seal(
                $0, key: wrapping, associatedData: Self.associatedData(ofKeyOf: user))
        }
        return [Self.wrappedKey] + keys.current.id + sealed
    }

    private func unwrap(_ wrapped: [UInt8], for user: UUIDv7) throws -> SecretBytes {
        let id = wrapped.dropFirst().prefix(MasterKeyRing.idByteCount)
        guard let format = wrapped.first, [Self.wrappedKey, Self.wrappedWithoutSecret].contains(format),
            let entry = keys.entry(named: id)
        else {
            throw StoreError(
                .sealedText, "The key of a user was wrapped with another master key.",
                hint:
                    "Give the service the master key that this database was written with, as an older key."
            )
        }
        var wrapping = entry.wrapping
        if format == Self.wrappedKey {
            guard let secret = secrets.secret(of: user) else {
                throw StoreError(
                    .sealedText, "The secret of a user is not in the keyring.",
                    hint: "The user was erased, or the keyring is not the newest: put that one back.")
            }
            wrapping = try Self.wrapping(entry, secret)
        }
        do {
            return try AuthenticatedEncryption.openSecret(
                wrapped.dropFirst(1 + MasterKeyRing.idByteCount), key: wrapping,
                associatedData: Self.associatedData(ofKeyOf: user))
        } catch is CryptoError {
            throw StoreError(
                .sealedText, "The key of a user does not open.",
                hint: "The database was changed by something else than this service: restore a backup.")
        }
    }

    /// The key that wraps a user's key: it takes both the master key and the user's secret to have it.
    private static func wrapping(_ master: MasterKeyRing.Entry, _ secret: SecretBytes) throws -> SecretBytes {
        let label = Array("emobuddy user secret 1 ".utf8)
        let input = SecretBytes(count: label.count + secret.count) { buffer in
            buffer.copyBytes(from: label)
            secret.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[label.count...]).copyMemory(from: $0)
            }
        }
        return try MessageAuthentication.secret(of: input, key: master.wrapping)
    }

    private static func associatedData(ofKeyOf user: UUIDv7) -> [UInt8] {
        Array("emobuddy user key 1 \(user)".utf8)
    }

    /// Each part with its length, so that no two places have the same bytes.
    private static func associatedData(_ location: TextLocation) -> [UInt8] {
        let parts = [location.user?.description ?? "", location.table, location.row, location.column]
        return Array(("emobuddy text 1" + parts.map { " \($0.utf8.count):\($0)" }.joined()).utf8)
    }
}
