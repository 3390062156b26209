// The second step of the schema: log-ins that can be renewed, and a seal on the end of the audit log. A refresh
// token is never stored, only its SHA-256.

enum IdentitySchema {
    static let script = """
        CREATE TABLE logins (
            id TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            refresh_hash BLOB NOT NULL,
            previous_hash BLOB,
            refreshed_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX logins_by_user ON logins (user_id);
        CREATE INDEX logins_by_expiry ON logins (expires_at);
        ALTER TABLE tokens ADD COLUMN login_id TEXT REFERENCES logins (id) ON DELETE CASCADE;
        CREATE INDEX tokens_by_login ON tokens (login_id);
        CREATE INDEX tokens_by_expiry ON tokens (expires_at);
        ALTER TABLE audit_head ADD COLUMN seal BLOB;
        """
}
