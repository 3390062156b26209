// Whole copies of the database: written beside their name, checked, and published only when they are on the
// disk.

enum StoreBackup {
    /// Copies what `connection` sees to a new file.
    ///
    /// - Returns: the size of the copy in bytes.
    static func write(_ connection: SQLiteConnection, to path: String) throws -> Int64 {
        let temporary = path + ".partial"
        FileSystem.remove(temporary)
        do {
            try FileSystem.createPrivately(temporary)
            try connection.copy(to: temporary)
            try FileSystem.publish(temporary, as: path)
        } catch {
            FileSystem.remove(temporary)
            throw error
        }
        return FileSystem.size(of: path) ?? 0
    }
}
