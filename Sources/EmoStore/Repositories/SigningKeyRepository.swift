// States of the keys that sign tokens. The secrets come from configuration or credentials and are never here.

import EmoAuth

/// The signing keys, within a transaction.
public struct SigningKeyRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// All keys, newest first; there are few.
    public func list() throws -> [SigningKeyRecord] {
        try context.connection.all(
            "SELECT key_id, created_at, state FROM signing_keys ORDER BY created_at DESC, key_id"
        ) {
            SigningKeyRecord(
                keyID: try $0.text(0), createdAt: try $0.time(1),
                state: try $0.label(2, as: SigningKeyState.self))
        }
    }
}

extension SigningKeyRepository where Access == ReadWrite {
    /// Notes the state of a key.
    public func set(_ keyID: String, state: SigningKeyState) throws {
        try context.connection.run(
            """
            INSERT INTO signing_keys (key_id, created_at, state) VALUES (?, ?, ?)
            ON CONFLICT (key_id) DO UPDATE SET state = excluded.state
            """, [SQLValue(keyID), SQLValue(context.now), SQLValue(state.rawValue)])
    }
}
