// Accounts of people: made, changed, closed and erased. Erasure takes the key first and the rows after it, and one that
// was begun is finished after a restart.
import EmoAuth
import EmoProtocol
import EmoStore
import EmoSupervision

/// The accounts of people.
struct UserService: Sendable {
    /// Erasures finished in one round of housekeeping.
    private static let perRound = 20

    let store: Store
    let engines: EngineRegistry
    let passwords: PasswordWork
    let identities: IdentityResolver

    /// Makes an account.
    func create(_ user: NewUser, password: SecretBytes?, receipt: Receipt<User>) async throws -> User {
        var user = user
        if let password { user.passwordHash = try await passwords.hash(password) }
        return try await store.write { [user] transaction in
            guard try transaction.reading.users.find(email: user.email) == nil else {
                throw ProtocolError(.userExists)
            }
            let made = try transaction.users.create(user)
            try receipt.settle(made, in: transaction)
            return made
        }
    }

    /// The accounts, newest first.
    func list(_ page: PageRequest) async throws -> Page<User> {
        try await store.read { try $0.users.list(page) }
    }

    /// One account.
    func find(_ id: UUIDv7) async throws -> User {
        guard let user = try await store.read({ try $0.users.find(id) }) else {
            throw ProtocolError(.userNotFound)
        }
        return user
    }

    /// A change of one's own password asks for the current one, where there is one.
    func checkPassword(_ current: SecretBytes?, of id: UUIDv7) async throws {
        let user = try await find(id)
        guard user.hasPassword else { return }
        guard let current else { throw ProtocolError(.authPassword) }
        if let locked = user.lockedUntil, locked > .now() { throw ProtocolError(.authLocked) }
        let hash = try await store.read { try $0.users.credentials(email: user.email)?.passwordHash }
        guard try await passwords.check(current, against: hash).matches else {
            try await store.write { _ = try $0.users.noteFailedLogin(id) }
            throw ProtocolError(.authPassword)
        }
    }

    /// Changes an account; a new password ends its log-ins.
    func update(_ id: UUIDv7, _ changes: UserChanges, password: SecretBytes?, receipt: Receipt<User>)
        async throws
        -> User
    {
        var hash: String?
        if let password { hash = try await passwords.hash(password) }
        let user = try await store.write { [hash] transaction in
            if let hash {
                try transaction.users.setPasswordHash(id, hash)
                try transaction.logins.endAll(of: id)
            }
            guard let user = try transaction.users.update(id, changes) else {
                throw ProtocolError(.userNotFound)
            }
            try receipt.settle(user, in: transaction)
            return user
        }
        identities.forget(user: id)
        return user
    }

    /// Closes an account and ends its log-ins, or opens it again.
    func setDisabled(_ id: UUIDv7, _ isDisabled: Bool, receipt: Receipt<User>) async throws -> User {
        let user = try await store.write { transaction in
            // One whose erasure was begun has no key any more, and is not opened again.
            guard try transaction.users.setDisabled(id, isDisabled),
                try isDisabled || !transaction.users.halfErased(limit: 1_000).contains(id),
                let user = try transaction.reading.users.find(id)
            else { throw ProtocolError(.userNotFound) }
            if isDisabled { try transaction.logins.endAll(of: id) }
            try receipt.settle(user, in: transaction)
            return user
        }
        identities.forget(user: id)
        return user
    }

    /// Erases an account.
    /// - Parameter receipt: nil where an erasure that was begun is finished.
    func erase(_ id: UUIDv7, receipt: Receipt<UUIDv7>?) async throws {
        let sessions = try await store.write { transaction in
            guard try transaction.users.destroyKey(id) else { throw ProtocolError(.userNotFound) }
            try transaction.logins.endAll(of: id)
            return try transaction.reading.sessions.openIDs(owner: id)
        }
        identities.forget(user: id)
        for session in sessions { engines.closeConversation(session.description) }
        try await store.write { transaction in
            guard try transaction.users.erase(id) else { throw ProtocolError(.userNotFound) }
            try receipt?.settle(id, in: transaction, owner: nil)
        }
        identities.forget(user: id)
        // The user is gone whether or not the log can be emptied now; the next checkpoint does it otherwise.
        _ = try? await store.emptyLog()
    }

    /// Finishes erasures that a stop has interrupted.
    func finishErasures() async throws {
        for id in try await store.write({ try $0.users.halfErased(limit: Self.perRound) }) {
            try await erase(id, receipt: nil)
        }
    }
}
