// The statements above the driver are such that a second database understands them.

import Foundation
import Testing

@Suite("SQL of the repositories")
struct PortableSQLTests {
    /// Words that SQLite alone understands, or understands alone in that way.
    private static let foreign = [
        "PRAGMA", "AUTOINCREMENT", "INSERT OR ", "REPLACE INTO", "rowid", "strftime", "julianday",
        "unixepoch(",
        "json_extract", "json_each", "->>", "GLOB ", "ifnull(", "group_concat", "zeroblob", "hex(",
        "LIMIT -1",
        "sqlite_", "randomblob", "total_changes", "IS NOT DISTINCT", "WITHOUT ROWID", "INDEXED BY",
    ]

    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/EmoStore")

    @Test("has nothing that SQLite alone understands", arguments: ["Repositories", "Model"])
    func portable(folder: String) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.sources.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        #expect(files.count > 10)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in Self.foreign {
                #expect(!text.contains(word), "\(file.lastPathComponent): \(word)")
            }
        }
    }

    @Test(
        "stands in the store alone, and what is SQLite's stands in the driver and in what opens, copies and checks files"
    )
    func places() throws {
        let walk = FileManager.default.enumerator(
            at: Self.sources.deletingLastPathComponent(), includingPropertiesForKeys: nil)
        var found: Set<String> = []
        for case let file as URL in walk ?? .init() where file.pathExtension == "swift" {
            if try String(contentsOf: file, encoding: .utf8).contains("import CSQLite") {
                found.insert(file.lastPathComponent)
            }
        }
        #expect(found == ["SQLiteConnection.swift", "SQLiteFailure.swift", "SQLiteStatement.swift"])
    }
}
