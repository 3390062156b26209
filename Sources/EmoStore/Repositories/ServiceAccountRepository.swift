// Accounts of services.

/// The service accounts, within a transaction.
public struct ServiceAccountRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The account of that identifier.
    public func find(_ id: UUIDv7) throws -> ServiceAccount? { try find("id = ?", SQLValue(id)) }

    /// The account of that name.
    public func find(name: String) throws -> ServiceAccount? { try find("name = ?", SQLValue(name)) }

    /// All accounts by name; there are few.
    public func list() throws -> [ServiceAccount] {
        try context.connection.all(
            "SELECT \(ServiceAccount.columns) FROM service_accounts ORDER BY name", [], ServiceAccount.init)
    }

    private func find(_ condition: String, _ value: SQLValue) throws -> ServiceAccount? {
        try context.connection.first(
            "SELECT \(ServiceAccount.columns) FROM service_accounts WHERE \(condition)", [value],
            ServiceAccount.init)
    }
}

extension ServiceAccountRepository where Access == ReadWrite {
    /// Gives the account of that name these scopes; makes it when it is missing.
    public func findOrCreate(name: String, scopes: [String]) throws -> ServiceAccount {
        try context.connection.run(
            """
            INSERT INTO service_accounts (id, created_at, name, scopes) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET scopes = excluded.scopes
            """,
            [SQLValue(UUIDv7(at: context.now)), SQLValue(context.now), SQLValue(name), try .list(scopes)])
        guard let account = try find(name: name) else {
            throw StoreError.corrupt("A service account just stored is missing.")
        }
        return account
    }

    /// Disables an account now, or enables it again.
    ///
    /// - Returns: whether there is such an account.
    @discardableResult
    public func setDisabled(_ id: UUIDv7, _ isDisabled: Bool) throws -> Bool {
        try context.connection.run(
            """
            UPDATE service_accounts SET disabled_at = CASE WHEN ? = 1 THEN coalesce(disabled_at, ?) END
            WHERE id = ?
            """,
            [SQLValue(isDisabled), SQLValue(context.now), SQLValue(id)]) > 0
    }
}
