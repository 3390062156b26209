// The keys that sign tokens: the configured one, and those that token.rotate_key has made, each in a file of its own.
// The store knows the state of each key and never its secret. A key goes active → verify-only → retired, never back.
import EmoAuth
import EmoProtocol
import EmoStore
import Synchronization

/// A signing key as it is told.
struct SigningKeyReport: Sendable {
    var record: SigningKeyRecord
    /// Valid tokens that it has signed.
    var activeTokens: Int
}

/// The signing keys of the installation.
final class SigningKeys: Sendable {
    private struct State {
        var secrets: [String: SecretBytes]
        var authority: TokenAuthority
    }

    private let store: Store
    private let directory: String?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - configured: the key of configuration or credential; the one that signs at first.
    ///   - directory: where keys of rotations lie; nil keeps them in memory.
    /// - Throws: `AuthError` when a key file cannot be used, `StoreError`.
    init(store: Store, configured: SecretBytes, directory: String?) async throws {
        var secrets = [try SigningKey.derivedID(of: configured): configured]
        for file in try directory.map(Self.files) ?? [] {
            let secret = try KeyFile.read(file)
            secrets[try SigningKey.derivedID(of: secret)] = secret
        }
        let configuredID = try SigningKey.derivedID(of: configured)
        let known = Set(secrets.keys)
        let records = try await store.write {
            try Self.settle(configured: configuredID, known: known, in: $0)
        }
        self.store = store
        self.directory = directory
        state = Mutex(State(secrets: secrets, authority: try Self.authority(secrets, records)))
    }

    /// Signs and verifies with the keys as they are now.
    var authority: TokenAuthority { state.withLock { $0.authority } }

    /// Makes a new key that signs from now on; the one before only verifies, or with `retire` is refused at once.
    /// - Throws: `AuthError` with `auth.key_missing` when the key cannot be kept.
    func rotate(retire: Bool, receipt: Receipt<[SigningKeyReport]>) async throws -> [SigningKeyReport] {
        let secret = try SecretBytes.random(count: KeyFile.keyByteCount)
        let id = try SigningKey.derivedID(of: secret)
        if let directory { try KeyFile.create(Self.file(id, in: directory), key: secret) }
        let reports: [SigningKeyReport]
        do {
            reports = try await store.write { transaction in
                for record in try transaction.reading.signingKeys.list() where record.state != .retired {
                    try transaction.signingKeys.set(record.keyID, state: retire ? .retired : .verifyOnly)
                }
                try transaction.signingKeys.set(id, state: .active)
                let reports = try Self.reports(transaction.reading)
                try receipt.settle(reports, in: transaction)
                return reports
            }
        } catch {
            if let directory { try? KeyFile.destroy(Self.file(id, in: directory)) }
            throw error
        }
        try take(reports.map(\.record), adding: (id, secret))
        return reports
    }

    /// Retires keys that only verify and have no valid token left, and destroys what is kept of the retired.
    func retireUnused() async throws {
        let records = try await store.write { transaction in
            for record in try transaction.reading.signingKeys.list() where record.state == .verifyOnly {
                guard try transaction.reading.tokens.activeCount(signedBy: record.keyID) == 0 else {
                    continue
                }
                try transaction.signingKeys.set(record.keyID, state: .retired)
            }
            return try transaction.reading.signingKeys.list()
        }
        try take(records, adding: nil)
    }

    /// Every key, newest first.
    private static func reports(_ transaction: ReadTransaction) throws -> [SigningKeyReport] {
        try transaction.signingKeys.list().map {
            SigningKeyReport(
                record: $0,
                activeTokens: $0.state == .retired
                    ? 0 : try transaction.tokens.activeCount(signedBy: $0.keyID))
        }
    }

    private func take(_ records: [SigningKeyRecord], adding new: (id: String, secret: SecretBytes)?) throws {
        try state.withLock { state in
            if let new { state.secrets[new.id] = new.secret }
            for record in records where record.state == .retired && state.secrets[record.keyID] != nil {
                state.secrets[record.keyID] = nil
                if let directory { try KeyFile.destroy(Self.file(record.keyID, in: directory)) }
            }
            state.authority = try Self.authority(state.secrets, records)
        }
    }

    /// Notes the keys at start: one that is configured anew takes over; where none signs any more, the configured one does.
    private static func settle(configured: String, known: Set<String>, in transaction: Transaction) throws
        -> [SigningKeyRecord]
    {
        let records = try transaction.reading.signingKeys.list()
        let signing = records.first { $0.state == .active && known.contains($0.keyID) }
        if signing == nil || !records.contains(where: { $0.keyID == configured }) {
            for record in records where record.state == .active {
                try transaction.signingKeys.set(record.keyID, state: .verifyOnly)
            }
            guard records.first(where: { $0.keyID == configured })?.state != .retired else {
                throw AuthError(
                    .keyMissing,
                    "The configured key that signs tokens was retired, and the newer one is missing.",
                    hint: "Put the folder signing-keys back, or configure a new key: openssl rand -hex 32")
            }
            try transaction.signingKeys.set(configured, state: .active)
        }
        return try transaction.reading.signingKeys.list()
    }

    private static func authority(_ secrets: [String: SecretBytes], _ records: [SigningKeyRecord]) throws
        -> TokenAuthority
    {
        TokenAuthority(
            keys: try SigningKeyRing(
                try records.compactMap { record in
                    try secrets[record.keyID].map {
                        try SigningKey(id: record.keyID, secret: $0, state: record.state)
                    }
                }))
    }

    private static func files(in directory: String) throws -> [String] {
        try FileNames.list(directory).filter { $0.hasSuffix(".key") }.map { directory + "/" + $0 }
    }

    private static func file(_ id: String, in directory: String) -> String { "\(directory)/\(id).key" }
}
