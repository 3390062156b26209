// A prepared statement, kept for the life of its connection and reset after each use, so that no read lock
// outlives a query.

import CSQLite

final class SQLiteStatement: SQLRow {
    private let handle: OpaquePointer
    private let database: OpaquePointer

    /// Compiles exactly one statement.
    init(database: OpaquePointer, sql: String) throws {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else {
            throw SQLiteFailure.error(
                code: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
        }
        handle = statement
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds the values to the placeholders, in order.
    func bind(_ values: [SQLValue]) throws {
        guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
            throw StoreError.misuse(
                "A statement got \(values.count) values for another number of placeholders.")
        }
        for (offset, value) in values.enumerated() {
            try check(bind(value, at: Int32(offset + 1)))
        }
    }

    /// Advances to the next row; false when there is none.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    /// Makes the statement ready for the next use. Its result code repeats the error of the last step.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    // MARK: SQLRow

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) throws -> Int64 {
        try expect(column, SQLITE_INTEGER)
        return sqlite3_column_int64(handle, Int32(column))
    }

    func real(_ column: Int) throws -> Double {
        let type = sqlite3_column_type(handle, Int32(column))
        guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { throw unexpected(column) }
        return sqlite3_column_double(handle, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        try expect(column, SQLITE_TEXT)
        guard let start = sqlite3_column_text(handle, Int32(column)) else { throw failure() }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        try expect(column, SQLITE_BLOB)
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        guard count > 0 else { return [] }
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { throw failure() }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    // MARK: -

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .real(let value): return sqlite3_bind_double(handle, index, value)
        case .text(var value):
            return value.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text64(
                        handle, index, $0.baseAddress ?? Self.empty, UInt64($0.count), transient,
                        UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let value) where value.isEmpty: return sqlite3_bind_zeroblob(handle, index, 0)
        case .blob(let value):
            return value.withUnsafeBytes {
                sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient)
            }
        }
    }

    /// A null pointer would bind NULL where an empty text is meant. Never written to, never freed.
    nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
        let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        pointer.initialize(to: 0)
        return UnsafePointer(pointer)
    }()

    private func expect(_ column: Int, _ type: Int32) throws {
        guard sqlite3_column_type(handle, Int32(column)) == type else { throw unexpected(column) }
    }

    private func unexpected(_ column: Int) -> StoreError {
        let name = sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? "\(column)"
        return .corrupt("Column \(name) of a row holds a value of another type.")
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw failure() }
    }

    private func failure() -> StoreError {
        SQLiteFailure.error(
            code: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
    }
}
