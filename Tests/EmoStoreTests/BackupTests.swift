// Backups: whatever is wrong with one is named before it takes the place of anything, and whatever it replaces is kept.

import EmoStore
import Foundation
import Testing

@Suite("Backups")
struct BackupTests {
    /// A state directory with a database that somebody has used, and a backup from before they did.
    private func withState(_ body: (URL, URL, StoreConfiguration) async throws -> Void) async throws {
        try await StoreFixture.withDirectory { directory in
            let configuration = StoreConfiguration(
                location: .file(path: directory.appendingPathComponent(StateFiles.database).path),
                programVersion: "1.2.3", textProtection: PlainTextProtection())
            let store = try Store(configuration: configuration)
            try await Self.use(store, 1)
            let backup = directory.appendingPathComponent("backup.db")
            #expect(try await store.backUp(to: backup.path).auditRows == 20)
            try await Self.use(store, 2)
            store.close()
            try await body(directory, backup, configuration)
        }
    }

    private static func use(_ store: Store, _ uid: UInt32) async throws {
        try await store.write { transaction in
            let owner = try transaction.users.localUser(uid: uid).id
            for _ in 0..<20 {
                try transaction.analyses.insert(.sample(user: owner))
                try transaction.audit.append(
                    AuditEntry(actor: .init(kind: "local", user: owner), action: "x"))
                try transaction.events.append(topic: "t", userID: owner, dataJSON: "{}")
            }
        }
    }

    private func code(_ body: () throws -> Void) -> StoreError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }

    @Test("a whole one is verified and not changed")
    func whole() async throws {
        try await withState { _, backup, _ in
            let before = try Data(contentsOf: backup)
            let found = try BackupFile.verify(backup.path)
            #expect(found.schemaVersion == Migration.all.count)
            #expect(found.programVersion == "1.2.3")
            #expect(found.auditRows == 20)
            #expect(found.sizeBytes == Int64(before.count))
            #expect(try Data(contentsOf: backup) == before)
        }
    }

    @Test("damage anywhere, a changed audit log, another database and a newer one are named")
    func damaged() async throws {
        try await withState { directory, backup, _ in
            let whole = try Data(contentsOf: backup)
            func file(_ name: String, _ change: (inout Data) -> Void) throws -> String {
                var bytes = whole
                change(&bytes)
                let path = directory.appendingPathComponent(name).path
                try bytes.write(to: URL(fileURLWithPath: path))
                return path
            }
            func sql(_ name: String, _ statement: String) throws -> String {
                let path = try file(name) { _ in }
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
                process.arguments = [path, statement]
                try process.run()
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
                return path
            }
            let page = 4_096
            for number in stride(from: 1, to: whole.count / page, by: 5) {
                let path = try file("page") { bytes in
                    for offset in 0..<48 { bytes[number * page + offset] ^= 0xFF }
                }
                #expect(code { _ = try BackupFile.verify(path) } == .corrupt, "page \(number)")
            }
            let cut = try file("cut") { $0.removeLast(5 * page) }
            #expect(code { _ = try BackupFile.verify(cut) } == .corrupt)
            let text = try file("text") { $0 = Data(String(repeating: "not a database. ", count: 400).utf8) }
            #expect(code { _ = try BackupFile.verify(text) } == .corrupt)
            let changed = try sql("audit", "UPDATE audit_log SET action = 'y' WHERE seq = 7")
            #expect(code { _ = try BackupFile.verify(changed) } == .corrupt)
            let other = try sql("other", "DROP TABLE schema_migrations")
            #expect(code { _ = try BackupFile.verify(other) } == .corrupt)
            let newer = try sql("newer", "INSERT INTO schema_migrations VALUES (99, 'later', '9.8.7', 1)")
            do {
                _ = try BackupFile.verify(newer)
                Issue.record("a newer one was accepted")
            } catch let error as StoreError {
                #expect(error.code == .newerSchema)
                #expect(error.message.contains("9.8.7"))
            }
            #expect(code { _ = try BackupFile.verify("/nonexistent/file") } == .unavailable)
        }
    }

    @Test(
        "restored, what was before is back, what came after is kept aside, and no event number is given twice"
    )
    func restore() async throws {
        try await withState { directory, backup, configuration in
            let after = try Store(configuration: configuration)
            let place = try await after.read { try $0.events.latest() }
            after.close()
            let outcome = try StoreRestore.restore(backup.path, into: directory.path)
            let restored = try Store(configuration: configuration)
            try await restored.read { transaction in
                #expect(try transaction.users.count() == 1)
                #expect(try transaction.events.latest().epoch > place.epoch)
                #expect(try transaction.audit.list(limit: 1).first?.entry.action == "backup.restore")
                guard case .intact(let rows, _) = try transaction.audit.verify() else {
                    Issue.record("the audit log is broken")
                    return
                }
                #expect(rows == 21)
            }
            restored.close()
            var aside = configuration
            aside.location = .file(path: try #require(outcome.replaced))
            let kept = try Store(configuration: aside)
            #expect(try await kept.read { try $0.users.count() } == 2)
            kept.close()
        }
    }

    @Test(
        "what root restores into an empty directory belongs to the owner of the directory, all of it",
        .enabled(if: geteuid() == 0))
    func owner() async throws {
        try await withState { directory, backup, _ in
            let empty = directory.appendingPathComponent("empty").path
            try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
            #expect(chown(empty, 4_321, 4_322) == 0)
            _ = try StoreRestore.restore(backup.path, into: empty)
            let names = try FileManager.default.contentsOfDirectory(atPath: empty)
            #expect(Set(names) == [StateFiles.database, StateFiles.lock])
            for name in names {
                let attributes = try FileManager.default.attributesOfItem(atPath: empty + "/" + name)
                #expect(attributes[.ownerAccountID] as? Int == 4_321, "\(name)")
                #expect(attributes[.groupOwnerAccountID] as? Int == 4_322, "\(name)")
            }
        }
    }

    @Test("what a killed daemon had in its log is kept aside with its database")
    func restoreAfterKill() async throws {
        try await withState { directory, backup, configuration in
            let store = try Store(configuration: configuration)
            try await Self.use(store, 3)
            // The files of a killed process: a log beside the database, and nobody that holds them.
            let killed = directory.appendingPathComponent("killed")
            try FileManager.default.createDirectory(at: killed, withIntermediateDirectories: true)
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: directory.appendingPathComponent(StateFiles.database + suffix).path,
                    toPath: killed.appendingPathComponent(StateFiles.database + suffix).path)
            }
            store.close()
            let outcome = try StoreRestore.restore(backup.path, into: killed.path)
            var here = configuration
            here.location = .file(path: killed.appendingPathComponent(StateFiles.database).path)
            let restored = try Store(configuration: here)
            #expect(try await restored.read { try $0.users.count() } == 1)
            restored.close()
            here.location = .file(path: try #require(outcome.replaced))
            let kept = try Store(configuration: here)
            #expect(kept.wasStoppedUncleanly)
            #expect(try await kept.read { try $0.users.count() } == 3)
            kept.close()
        }
    }

    @Test("while a process uses the directory, and with a bad backup, nothing is replaced")
    func refused() async throws {
        try await withState { directory, backup, configuration in
            let database = directory.appendingPathComponent(StateFiles.database)
            let before = try Data(contentsOf: database)
            do {
                let lock = try StateLock(directory: directory.path)
                #expect(code { _ = try StoreRestore.restore(backup.path, into: directory.path) } == .inUse)
                withExtendedLifetime(lock) {}
            }
            try Data("nonsense".utf8).write(to: backup)
            #expect(code { _ = try StoreRestore.restore(backup.path, into: directory.path) } == .corrupt)
            #expect(try Data(contentsOf: database) == before)
            let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            #expect(!names.contains { $0.contains("restoring") || $0.contains("replaced") })
        }
    }

    @Test("so many stay as are wanted, the newest")
    func kept() async throws {
        try await StoreFixture.with { fixture in
            let path = fixture.directory.appendingPathComponent("backups").path
            let directory = BackupDirectory(path: path, keptCount: 2)
            var made: [String] = []
            for second in 1...4 as ClosedRange<Int64> {
                made.append(
                    try await directory.add(
                        fixture.store, at: Timestamp(millisecondsSince1970: second * 1_000)
                    ).name)
            }
            #expect(try directory.names() == made.suffix(2))
        }
    }

    @Test("a store in memory has none")
    func memory() async throws {
        try await StoreFixture.with(.memory) { fixture in
            #expect(await StoreError.code { try await fixture.store.backUp(to: "/tmp/x") } == .inMemory)
        }
    }

    @Test("a stop that was none is noticed also when nothing is left in the log")
    func marker() async throws {
        try await StoreFixture.with { fixture in
            #expect(!fixture.store.wasStoppedUncleanly)
            let copy = fixture.directory.appendingPathComponent("copy.sqlite").path
            fixture.store.close()
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            try Data().write(to: URL(fileURLWithPath: copy + "-open"))
            var configuration = fixture.configuration
            configuration.location = .file(path: copy)
            let again = try Store(configuration: configuration)
            #expect(again.wasStoppedUncleanly)
            again.close()
            let clean = try Store(configuration: configuration)
            #expect(!clean.wasStoppedUncleanly)
            clean.close()
        }
    }
}
