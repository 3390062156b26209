// Whole copies of the database: written beside their name, checked, and published only when they are on the
// disk.

enum StoreBackup {
    /// Copies what `connection` sees to a new file.
    ///
    /// - Parameter check: looks at the copy before it gets its name; what it throws for is not kept.
    /// - Returns: what `check` has found.
    static func write<Finding>(
        _ connection: SQLiteConnection, to path: String, check: (String) throws -> Finding
    ) throws -> Finding {
        let temporary = path + ".partial"
        FileSystem.remove(temporary)
        do {
            try FileSystem.createPrivately(temporary)
            try connection.copy(to: temporary)
            let finding = try check(temporary)
            try FileSystem.publish(temporary, as: path)
            return finding
        } catch {
            FileSystem.remove(temporary)
            throw error
        }
    }
}
