// How SQLite's result codes become the store's errors. Messages of SQLite name tables and columns, never
// values.

import CSQLite

enum SQLiteFailure {
    /// The error of an extended result code (https://sqlite.org/rescode.html).
    static func error(code: Int32, message: String) -> StoreError {
        let detail = "SQLite \(code): \(message)"
        switch code & 0xFF {
        case SQLITE_FULL:
            return StoreError(
                .full, "The database cannot grow. \(detail)",
                hint: "Free space on the file system of the state directory.", retryAfterMilliseconds: 5_000)
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            return .corrupt("The database is damaged. \(detail)")
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG:
            return StoreError(
                .conflict, "A row was refused. \(detail)", hint: "Correct the request; nothing was stored.")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return StoreError(
                .unavailable, "Another program holds the database. \(detail)",
                hint: "End the other program that has the database open.", retryAfterMilliseconds: 1_000)
        case SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM,
            SQLITE_PROTOCOL, SQLITE_NOLFS, SQLITE_INTERRUPT:
            return StoreError(
                .unavailable, "The database cannot be used. \(detail)",
                hint: "Look at the disk, its mount options and the permissions of the state directory.",
                retryAfterMilliseconds: 5_000)
        case SQLITE_ERROR where message.hasPrefix("no such column") || message.hasPrefix("no such table"):
            // The program's own statements fit its own schema: a name that is not there was changed on the disk.
            return .corrupt("The schema of the database is damaged. \(detail)")
        default:
            return .misuse("A statement was refused. \(detail)")
        }
    }
}
