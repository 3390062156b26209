// Brings a database to the schema of this program: a backup first, each step in a transaction of its own, and
// a refusal when the database is newer than the program.

/// Applies migrations.
struct Migrator {
    let migrations: [Migration]
    let programVersion: String
    let now: Timestamp

    /// Brings the database up to date.
    ///
    /// - Parameter makeBackup: called before the first step if the database already holds a schema, with its
    ///   version.
    /// - Returns: the schema version reached.
    /// - Throws: `storage.newer_schema` when the database is ahead of the program.
    func migrate(_ connection: SQLiteConnection, makeBackup: (Int) throws -> Void) throws -> Int {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                program_version TEXT NOT NULL,
                applied_at INTEGER NOT NULL
            ) STRICT
            """)
        let applied = try Self.applied(connection)
        try Self.refuseUnknown(applied, known: migrations)
        let missing = migrations.dropFirst(applied.count)
        if !missing.isEmpty, let current = applied.last { try makeBackup(current.version) }
        for migration in missing {
            try connection.transaction {
                try connection.runScript(migration.script)
                try connection.run(
                    """
                    INSERT INTO schema_migrations (version, name, program_version, applied_at)
                    VALUES (?, ?, ?, ?)
                    """,
                    [
                        SQLValue(migration.version), SQLValue(migration.name), SQLValue(programVersion),
                        SQLValue(now),
                    ])
            }
        }
        return migrations.last?.version ?? 0
    }

    /// A schema step that a database has gone through.
    typealias Step = (version: Int, name: String, program: String)

    /// The steps that the database has gone through, oldest first.
    static func applied(_ connection: SQLiteConnection) throws -> [Step] {
        try connection.all("SELECT version, name, program_version FROM schema_migrations ORDER BY version") {
            (version: try $0.int(0), name: try $0.text(1), program: try $0.text(2))
        }
    }

    /// The last step that the database has gone through.
    static func newest(_ connection: SQLiteConnection) throws -> Step {
        try applied(connection).last ?? (0, "", "")
    }

    /// Refuses a database that has gone through steps this program does not know.
    static func refuseUnknown(_ applied: [Step], known migrations: [Migration]) throws {
        if let newest = applied.last, newest.version > migrations.count {
            throw StoreError(
                .newerSchema,
                "The database has schema \(newest.version), written by version \(newest.program); "
                    + "this program knows schema \(migrations.count).",
                hint:
                    "Install version \(newest.program) or later, or restore a backup made before the upgrade."
            )
        }
        for (known, found) in zip(migrations, applied)
        where known.version != found.version || known.name != found.name {
            throw StoreError(
                .newerSchema,
                "Schema step \(found.version) of the database, \(found.name), is not one of this program.",
                hint: "Use the program that wrote the database, version \(found.program).")
        }
    }
}
