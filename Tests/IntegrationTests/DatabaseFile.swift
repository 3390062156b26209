// Looks into a database from beside the daemon, as an administrator's tool would.
import CSQLite
import EmoTestKit

enum DatabaseFile {
    /// The first column of every row that a query gives, as text.
    static func column(_ query: String, in path: String) throws -> [String] {
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
            throw TestKitError("\(path) cannot be opened")
        }
        sqlite3_busy_timeout(connection, 5_000)
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK else {
            throw TestKitError("\(query): \(String(cString: sqlite3_errmsg(connection)))")
        }
        var rows: [String] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: rows.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
            case SQLITE_DONE: return rows
            default: throw TestKitError("\(query): \(String(cString: sqlite3_errmsg(connection)))")
            }
        }
    }

    /// What SQLite finds wrong with the file; empty when it is whole.
    static func damage(in path: String) throws -> [String] {
        try column("PRAGMA integrity_check", in: path).filter { $0 != "ok" }
            + column("SELECT \"table\" FROM pragma_foreign_key_check", in: path).map {
                "a reference of \($0)"
            }
    }
}
