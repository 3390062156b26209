// Accounts of people. Every account gets its data key when it is made, and an erased one loses the key first.

import EmoAuth

/// The users, within a transaction.
public struct UserRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The user of that identifier.
    public func find(_ id: UUIDv7) throws -> User? { try find("id = ?", SQLValue(id)) }

    /// The user who logs in with that address, in any case of letters.
    public func find(email: String) throws -> User? { try find("email = ?", SQLValue(email.lowercased())) }

    /// The local user of that Unix uid, if it was made already.
    public func find(localUID uid: UInt32) throws -> User? {
        try find("local_uid = ?", .integer(Int64(uid)))
    }

    /// The users, newest first.
    public func list(_ page: PageRequest = PageRequest()) throws -> Page<User> {
        let rows = try context.connection.all(
            "SELECT \(User.columns) FROM users WHERE id < ? ORDER BY id DESC LIMIT ?",
            [page.bound, SQLValue(page.limit + 1)], User.init)
        return Page(rows: rows, limit: page.limit, id: \.id)
    }

    /// Whether the user agrees that analyses and conversations are kept.
    public func keepsData(_ id: UUIDv7) throws -> Bool { try find(id)?.allowDataCollection ?? false }

    /// The number of users with a role whose accounts are in use.
    public func count(role: Role) throws -> Int {
        try context.connection.first(
            "SELECT count(*) FROM users WHERE role = ? AND disabled_at IS NULL", [SQLValue(role.rawValue)]
        ) { try $0.int(0) } ?? 0
    }

    /// The number of users.
    public func count() throws -> Int {
        try context.connection.first("SELECT count(*) FROM users") { try $0.int(0) } ?? 0
    }

    private func find(_ condition: String, _ value: SQLValue) throws -> User? {
        try context.connection.first(
            "SELECT \(User.columns) FROM users WHERE \(condition)", [value], User.init)
    }
}

extension UserRepository where Access == ReadWrite {
    /// Makes an account, with a data key of its own where the store seals text.
    ///
    /// - Throws: ``StoreError`` with `storage.conflict` when the address or the uid is taken.
    public func create(_ user: NewUser) throws -> User {
        let id = UUIDv7(at: context.now)
        try context.connection.run(
            """
            INSERT INTO users (id, created_at, email, display_name, role, local_uid, password_hash, locale,
                wrapped_data_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(id), SQLValue(context.now), SQLValue(user.email.lowercased()),
                SQLValue(user.displayName),
                SQLValue(user.role.rawValue), SQLValue(user.localUID.map { Int($0) }),
                SQLValue(user.passwordHash),
                SQLValue(user.locale), SQLValue(try context.makeWrappedKey(for: id)),
            ])
        return try existing(id)
    }

    /// The local user of a Unix uid, made at first use with the role `user` and no password.
    public func localUser(uid: UInt32) throws -> User {
        if let user = try find(localUID: uid) { return user }
        return try create(
            NewUser(email: "uid-\(uid)@local", displayName: "uid \(uid)", role: .user, localUID: uid))
    }

    /// Changes an account.
    ///
    /// - Returns: the user after the change, nil when there is none.
    public func update(_ id: UUIDv7, _ changes: UserChanges) throws -> User? {
        try context.connection.run(
            """
            UPDATE users SET display_name = coalesce(?, display_name), role = coalesce(?, role),
                locale = coalesce(?, locale), allow_data_collection = coalesce(?, allow_data_collection),
                allow_analysis_sharing = coalesce(?, allow_analysis_sharing)
            WHERE id = ?
            """,
            [
                SQLValue(changes.displayName), SQLValue(changes.role?.rawValue), SQLValue(changes.locale),
                SQLValue(changes.allowDataCollection.map { $0 ? 1 : 0 }),
                SQLValue(changes.allowAnalysisSharing.map { $0 ? 1 : 0 }), SQLValue(id),
            ])
        return try find(id)
    }

    /// Disables an account now, or enables it again.
    ///
    /// - Returns: whether there is such a user.
    @discardableResult
    public func setDisabled(_ id: UUIDv7, _ isDisabled: Bool) throws -> Bool {
        try context.connection.run(
            "UPDATE users SET disabled_at = CASE WHEN ? = 1 THEN coalesce(disabled_at, ?) END WHERE id = ?",
            [SQLValue(isDisabled), SQLValue(context.now), SQLValue(id)]) > 0
    }

    /// Wraps users' keys anew after the master key was changed, a stretch of users at a time.
    ///
    /// - Parameters:
    ///   - after: the last user already looked at; nil for the beginning.
    ///   - limit: users to look at in this call.
    /// - Returns: the last user looked at, nil when there is none left, and how many keys were wrapped anew.
    public func rewrapKeys(after: UUIDv7?, limit: Int) throws -> (last: UUIDv7?, changed: Int) {
        let connection = try context.connection
        let found = try connection.all(
            "SELECT id, wrapped_data_key FROM users WHERE id > ? ORDER BY id LIMIT ?",
            [SQLValue(after?.description ?? ""), SQLValue(limit)]
        ) { (id: try $0.id(0), key: try $0.optional(1, $0.blob)) }
        var changed = 0
        for user in found {
            // A key that does not open, as of a user who was erased after this backup, must not stop the others.
            guard let key = user.key, context.opens(key, for: user.id),
                let anew = try context.rewrap(key, for: user.id)
            else { continue }
            changed += try connection.run(
                "UPDATE users SET wrapped_data_key = ? WHERE id = ?", [.blob(anew), SQLValue(user.id)])
            context.forgetKey(of: user.id)
        }
        return (found.last?.id, changed)
    }

    /// Begins to erase a user: the wrapped key goes, the account is closed. From now on nobody reads the user's text
    /// here; an erasure that was begun is finished by ``erase(_:)``, after a restart too.
    @discardableResult
    public func destroyKey(_ id: UUIDv7) throws -> Bool {
        context.forgetKey(of: id)
        return try context.connection.run(
            "UPDATE users SET wrapped_data_key = NULL, disabled_at = coalesce(disabled_at, ?) WHERE id = ?",
            [SQLValue(context.now), SQLValue(id)]) > 0
    }

    /// Users whose erasure was begun and not finished.
    public func halfErased(limit: Int) throws -> [UUIDv7] {
        try context.connection.all(
            "SELECT id FROM users WHERE wrapped_data_key IS NULL AND disabled_at IS NOT NULL LIMIT ?",
            [SQLValue(limit)]
        ) { try $0.id(0) }
    }

    /// Erases a user: first the secret in the keyring, which makes the text unreadable in every backup too; then
    /// everything that belongs to them: analyses, sessions, messages, memories, events, tokens, stored replies. The
    /// audit log keeps the identifier alone.
    ///
    /// - Returns: whether there was such a user.
    @discardableResult
    public func erase(_ id: UUIDv7) throws -> Bool {
        try destroyKey(id)
        try context.destroySecret(of: id)
        return try context.connection.run("DELETE FROM users WHERE id = ?", [SQLValue(id)]) > 0
    }

    private func existing(_ id: UUIDv7) throws -> User {
        guard let user = try find(id) else { throw StoreError.corrupt("A user just stored is missing.") }
        return user
    }
}
