// The secrets without which no user's key opens, one a user, in a file of their own beside the database and in none
// of its backups. Destroying a user's secret makes the user's texts unreadable everywhere at once, in a backup made
// years ago too, even for who has the master key.
//
// The file: 16 bytes that name the format, then slots of 64 bytes: identifier (16), secret (32), the first 16 bytes
// of SHA-256 over both. A slot of zeros is free; a destroyed secret leaves one.

import EmoAuth
import Synchronization

/// The secrets of users. What ``secret(of:)`` has returned for a new user is on the disk.
public final class UserKeyring: Sendable {
    private static let header = Array("emobuddy keys 1\n".utf8)
    private static let slotByteCount = 64
    private static let secretByteCount = 32

    private struct State {
        var secrets: [UUIDv7: (slot: Int, secret: SecretBytes)] = [:]
        var slotCount = 0
    }

    private let path: String?
    private let state: Mutex<State>

    /// A keyring in memory, for stores in memory.
    public init() {
        path = nil
        state = Mutex(State())
    }

    /// Opens the keyring of a file, for the owner alone; makes an empty one when there is none.
    ///
    /// - Throws: ``StoreError`` with `storage.corrupt` when a slot is damaged, `storage.unavailable` when the file
    ///   cannot be read or made.
    public init(path: String) throws {
        self.path = path
        if FileSystem.size(of: path) == nil {
            // It appears whole: a disk that fails now leaves nothing that the next start would take for damage.
            let unfinished = path + ".new"
            try FileSystem.overwrite(unfinished, at: 0, with: SecretBytes(copying: Self.header))
            try FileSystem.publish(unfinished, as: path)
        }
        let bytes = try FileSystem.readSecret(path)
        state = Mutex(try bytes.withUnsafeBytes { try Self.read($0, path: path) })
    }

    /// The secret of a user; nil when there is none, or not any more.
    func secret(of user: UUIDv7) -> SecretBytes? { state.withLock { $0.secrets[user]?.secret } }

    /// The secret of a new user, made and kept at once. Asked again for the same user, it answers the same secret.
    func makeSecret(for user: UUIDv7) throws -> SecretBytes {
        try state.withLock { state in
            if let known = state.secrets[user] { return known.secret }
            let secret = try SecretBytes.random(count: Self.secretByteCount)
            if let path {
                try FileSystem.overwrite(
                    path, at: Self.offset(state.slotCount), with: Self.slot(user, secret))
            }
            state.secrets[user] = (state.slotCount, secret)
            state.slotCount += 1
            return secret
        }
    }

    /// Overwrites the secret of a user, in the file first; there is no way back. Without a secret nothing happens.
    func destroySecret(of user: UUIDv7) throws {
        try state.withLock { state in
            guard let known = state.secrets[user] else { return }
            if let path {
                let zeros = SecretBytes(count: Self.slotByteCount) { _ in }
                try FileSystem.overwrite(path, at: Self.offset(known.slot), with: zeros)
            }
            state.secrets[user] = nil
        }
    }

    // MARK: The file

    private static func offset(_ slot: Int) -> Int { header.count + slot * slotByteCount }

    private static func read(_ bytes: UnsafeRawBufferPointer, path: String) throws -> State {
        guard bytes.starts(with: header) else {
            throw damaged(path, "it is not a keyring")
        }
        var state = State()
        // An incomplete slot at the end was never answered for: it is written over by the next one.
        state.slotCount = (bytes.count - header.count) / slotByteCount
        for index in 0..<state.slotCount {
            let slot = UnsafeRawBufferPointer(rebasing: bytes[offset(index)..<offset(index + 1)])
            if slot.allSatisfy({ $0 == 0 }) { continue }
            guard slot.suffix(16).elementsEqual(SHA256Digest.digest(slot.prefix(48)).prefix(16)) else {
                throw damaged(path, "slot \(index + 1) was changed")
            }
            let secret = SecretBytes(copying: UnsafeRawBufferPointer(rebasing: slot[16..<48]))
            state.secrets[UUIDv7(bytes: slot.prefix(16))] = (index, secret)
        }
        return state
    }

    private static func slot(_ user: UUIDv7, _ secret: SecretBytes) -> SecretBytes {
        SecretBytes(count: slotByteCount) { slot in
            slot.copyBytes(from: user.bytes)
            secret.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: slot[16..<48]).copyMemory(from: $0)
            }
            let sum = SHA256Digest.digest(slot[0..<48]).prefix(16)
            UnsafeMutableRawBufferPointer(rebasing: slot[48..<64]).copyBytes(from: sum)
        }
    }

    private static func damaged(_ path: String, _ what: String) -> StoreError {
        StoreError(
            .corrupt, "The keyring \(path) is damaged: \(what).",
            hint: "Put back the copy of the keyring that was made last; older ones bring erased users back.")
    }
}
