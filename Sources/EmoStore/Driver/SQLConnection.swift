// The seam between the repositories and a database: portable SQL with `?` placeholders in, rows out. SQLite
// stands behind it; a PostgreSQL driver would number the placeholders and map its errors to `StoreError`.

/// One connection, used by one thread at a time.
package protocol SQLConnection: AnyObject {
    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it inserted, changed or deleted.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// Runs a query and hands each row to `visit`, until it returns false.
    func forEach(_ sql: String, _ values: [SQLValue], _ visit: (any SQLRow) throws -> Bool) throws
}

extension SQLConnection {
    /// All rows of a query.
    package func all<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ read: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        var result: [Value] = []
        try forEach(sql, values) { row in
            result.append(try read(row))
            return true
        }
        return result
    }

    /// The first row of a query, or nil.
    package func first<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ read: (any SQLRow) throws -> Value
    ) throws -> Value? {
        var result: Value?
        try forEach(sql, values) { row in
            result = try read(row)
            return false
        }
        return result
    }

    /// Runs a statement without placeholders.
    package func execute(_ sql: String) throws {
        try run(sql, [])
    }
}
