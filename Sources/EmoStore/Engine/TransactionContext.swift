// What the repositories of one operation share: the connection, the moment, and the way to users' text. It is
// valid until its operation ends; used later, it throws instead of touching another caller's transaction.

/// The inner side of a transaction.
final class TransactionContext {
    private let open: any SQLConnection
    private let protection: any TextProtection
    private var wrappedKeys: [UUIDv7: [UInt8]?] = [:]
    private var isFinished = false
    /// Events that the operation has appended, to be told when it has become durable.
    private(set) var appendedEvents: [StoredEvent] = []

    /// The moment the operation began by the store's clock; all its rows carry it.
    let now: Timestamp

    init(connection: any SQLConnection, protection: any TextProtection, now: Timestamp) {
        open = connection
        self.protection = protection
        self.now = now
    }

    /// The connection, while the operation lasts.
    var connection: any SQLConnection {
        get throws {
            guard !isFinished else { throw StoreError.misuse("A transaction was used after its end.") }
            return open
        }
    }

    /// Ends the validity of the context.
    func finish() { isFinished = true }

    /// Notes an event that the operation has appended.
    func noteAppended(_ event: StoredEvent) { appendedEvents.append(event) }

    // MARK: Text of users

    /// A new key for a user, wrapped, or nil when this store keeps text open.
    func makeWrappedKey(for user: UUIDv7) throws -> [UInt8]? {
        let key = try protection.makeWrappedKey(for: user)
        wrappedKeys[user] = key
        return key
    }

    /// The user's key wrapped with the current master key, nil when it is already.
    func rewrap(_ wrapped: [UInt8], for user: UUIDv7) throws -> [UInt8]? {
        try protection.rewrap(wrapped, for: user)
    }

    /// Destroys for good what the user's key cannot be opened without. An effect outside of the transaction: it
    /// stays when the transaction does not.
    func destroySecret(of user: UUIDv7) throws { try protection.destroyKey(of: user) }

    /// Whether a stored wrapped key opens.
    func opens(_ wrapped: [UInt8], for user: UUIDv7) -> Bool { protection.opens(wrapped, for: user) }

    /// Whether the master key of a stored text of the installation is at hand.
    func recognizes(_ stored: [UInt8]) -> Bool { protection.recognizes(stored) }

    /// Forgets what is known of a user's key, after it was destroyed.
    func forgetKey(of user: UUIDv7) { wrappedKeys[user] = nil }

    func seal(_ bytes: [UInt8], _ location: TextLocation) throws -> [UInt8] {
        try protection.seal(bytes, at: location, wrappedKey: wrappedKey(of: location.user))
    }

    func open(_ bytes: [UInt8], _ location: TextLocation) throws -> [UInt8] {
        try protection.open(bytes, at: location, wrappedKey: wrappedKey(of: location.user))
    }

    func seal(_ text: String?, _ location: TextLocation) throws -> SQLValue {
        guard let text else { return .null }
        return .blob(try seal(Array(text.utf8), location))
    }

    func openText(_ bytes: [UInt8], _ location: TextLocation) throws -> String {
        String(decoding: try open(bytes, location), as: UTF8.self)
    }

    private func wrappedKey(of user: UUIDv7?) throws -> [UInt8]? {
        guard let user else { return nil }
        if let known = wrappedKeys[user] { return known }
        let key = try connection.first("SELECT wrapped_data_key FROM users WHERE id = ?", [SQLValue(user)]) {
            try $0.optional(0, $0.blob)
        }
        let found = key ?? nil
        wrappedKeys[user] = .some(found)
        return found
    }
}
