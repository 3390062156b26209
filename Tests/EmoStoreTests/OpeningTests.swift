// Opening and keeping a database: schema steps, newer programs, damage, full disks, backups.

import EmoStore
import Foundation
import Testing

@Suite("A database file")
struct OpeningTests {
    private static let next = Migration(
        version: Migration.all.count + 1, name: "next",
        script: "CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT;")

    private func error(opening configuration: StoreConfiguration) -> StoreError? {
        do {
            try Store(configuration: configuration).close()
            return nil
        } catch {
            return error as? StoreError
        }
    }

    @Test("is private to its owner and folds its log in when it is closed")
    func files() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.store.write { try $0.users.localUser(uid: 1) }
            for file in try fixture.files() {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: fixture.directory.appendingPathComponent(file).path)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(file)")
            }
            fixture.store.close()
            #expect(try fixture.files() == ["emobuddy.sqlite"])
        }
    }

    @Test("is compared with itself beside the work: a changed byte that no reader meets is told")
    func watched() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.store.write { transaction in
                try transaction.connection.execute("CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT")
                try transaction.connection.run("INSERT INTO extra VALUES (?)", [.text("needle in the index")])
            }
            fixture.store.close()
            let file = fixture.directory.appendingPathComponent("emobuddy.sqlite")
            var bytes = try Data(contentsOf: file)
            let place = try #require(bytes.firstRange(of: Data("needle in the index".utf8)))
            bytes[place.lowerBound] = UInt8(ascii: "N")
            try bytes.write(to: file)

            let store = try Store(configuration: fixture.configuration)
            let (told, tell) = AsyncStream.makeStream(of: StoreError.self)
            try store.watchIntegrity { tell.yield($0) }
            #expect(await told.first { _ in true }?.code == .corrupt)
            #expect(await store.health().damage?.code == .corrupt)
            store.close()
            #expect(try fixture.files() == ["emobuddy.sqlite"])
        }
    }

    @Test("is durable at every commit, checks references and has strict tables")
    func settings() async throws {
        try await StoreFixture.with { fixture in
            let (synchronous, journal, loose) = try await fixture.store.write { transaction in
                (
                    try transaction.connection.first("PRAGMA synchronous") { try $0.integer(0) },
                    try transaction.connection.first("PRAGMA journal_mode") { try $0.text(0) },
                    try transaction.connection.all(
                        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                    ) { try $0.text(0) }
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
            #expect(loose.filter { !$0.hasPrefix("sqlite_") } == [])
        }
    }

    @Test("is backed up before it is migrated, and the backup opens with the old program")
    func migration() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fixture.store.write { try $0.users.localUser(uid: 1) }
            fixture.store.close()
            var newer = fixture.configuration
            newer.migrations = Migration.all + [Self.next]
            newer.programVersion = "2.0.0"
            let store = try Store(configuration: newer)
            #expect(await store.health().schemaVersion == Self.next.version)
            #expect(try await store.read { try $0.users.count() } == 1)
            store.close()

            let backup = try #require(
                try fixture.files().first { $0.contains(".schema-\(Migration.all.count).") })
            #expect(store.migration?.backupPath.hasSuffix("/" + backup) == true)
            #expect(fixture.store.migration == nil)
            var old = fixture.configuration
            old.location = .file(path: fixture.directory.appendingPathComponent(backup).path)
            let restored = try Store(configuration: old)
            #expect(try await restored.read { try $0.users.count() } == 1)
            restored.close()

            let refusal = error(opening: fixture.configuration)
            #expect(refusal?.code == .newerSchema)
            #expect(refusal?.description.contains("2.0.0") == true)
        }
    }

    @Test("a schema step that fails leaves the database as it was")
    func failedMigration() async throws {
        try await StoreFixture.with { fixture in
            fixture.store.close()
            var broken = fixture.configuration
            broken.migrations =
                Migration.all + [
                    Migration(
                        version: Self.next.version, name: "broken",
                        script: "CREATE TABLE extra (a TEXT) STRICT; NONSENSE;")
                ]
            #expect(error(opening: broken) != nil)
            #expect(error(opening: fixture.configuration) == nil)
        }
    }

    @Test("that is no database is refused as damaged and left alone")
    func noDatabase() async throws {
        try await StoreFixture.withDirectory { directory in
            let path = directory.appendingPathComponent("emobuddy.sqlite").path
            let content = Data(String(repeating: "not a database. ", count: 100).utf8)
            try content.write(to: URL(fileURLWithPath: path))
            let configuration = StoreConfiguration(
                location: .file(path: path), programVersion: "1", textProtection: PlainTextProtection())
            #expect(error(opening: configuration)?.code == .corrupt)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
        }
    }

    @Test("in a directory that does not exist is unavailable")
    func noDirectory() async throws {
        let configuration = StoreConfiguration(
            location: .file(path: "/nonexistent/emobuddy.sqlite"), programVersion: "1",
            textProtection: PlainTextProtection())
        #expect(error(opening: configuration)?.code == .unavailable)
    }

    @Test("with damaged pages is found damaged after an unclean stop")
    func damage() async throws {
        try await StoreFixture.with { fixture in
            try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                for _ in 0..<300 { try transaction.analyses.insert(.sample(user: owner)) }
            }
            fixture.store.close()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
            // Pages in the middle of the analyses: nothing that opening itself reads.
            for page in bytes.count / 4_096 - 40..<bytes.count / 4_096 - 30 {
                for offset in 0..<64 { bytes[page * 4_096 + offset] ^= 0xFF }
            }
            try bytes.write(to: URL(fileURLWithPath: fixture.path))
            #expect(error(opening: fixture.configuration) == nil)
            // A log with something in it is what an unclean stop leaves.
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: fixture.path + "-wal"))
            #expect(error(opening: fixture.configuration)?.code == .corrupt)
        }
    }

    @Test("that may not grow refuses writes as full, answers reads, and recovers without a restart")
    func full() async throws {
        try await StoreFixture.with { fixture in
            let store = fixture.store
            let owner = try await store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let pages = try transaction.connection.first("PRAGMA page_count") { try $0.integer(0) } ?? 0
                _ = try transaction.connection.first("PRAGMA max_page_count=\(pages + 4)") {
                    try $0.integer(0)
                }
                return owner
            }
            let long = String(repeating: "word ", count: 10_000)
            let refused = await StoreError.code {
                try await store.write { _ = try $0.analyses.insert(.sample(user: owner, text: long)) }
            }
            #expect(refused == .full)
            #expect(try await store.read { try $0.users.count() } == 1)
            #expect(try await store.read { try $0.analyses.list(owner: owner) }.items.isEmpty)
            _ = try await store.write {
                try $0.connection.first("PRAGMA max_page_count=1000000") { try $0.integer(0) }
            }
            try await store.write { _ = try $0.analyses.insert(.sample(user: owner, text: long)) }
            #expect(await store.health().isWritable)
        }
    }

    @Test("that another program holds is unavailable until it is let go")
    func locked() async throws {
        try await StoreFixture.with(change: { $0.busyTimeoutMilliseconds = 20 }) { fixture in
            var other = fixture.configuration
            other.busyTimeoutMilliseconds = 20
            let second = try Store(configuration: other)
            defer { second.close() }
            try await second.write { _ in
                // Runs while the other store's writer holds the database.
                let outcome = Outcome()
                let done = DispatchSemaphore(value: 0)
                Task.detached {
                    outcome.code = await StoreError.code { try await fixture.store.write { _ in } }
                    done.signal()
                }
                done.wait()
                #expect(outcome.code == .unavailable)
            }
            try await fixture.store.write { _ in }
        }
    }

    /// Written before the semaphore is signalled, read after it was waited for.
    private final class Outcome: @unchecked Sendable { var code: StoreError.Code? }

    @Test("is backed up while work goes on, into one complete private file")
    func backup() async throws {
        try await StoreFixture.with { fixture in
            let owner = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                for _ in 0..<50 { try transaction.analyses.insert(.sample(user: owner)) }
                return owner
            }
            let path = fixture.directory.appendingPathComponent("backup.sqlite").path
            #expect(try await fixture.store.backUp(to: path).sizeBytes > 0)
            #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
            var configuration = fixture.configuration
            configuration.location = .file(path: path)
            let copy = try Store(configuration: configuration)
            defer { copy.close() }
            #expect(try await copy.read { try $0.analyses.list(owner: owner) }.items.count == 50)
        }
    }

    @Test("does not let its log grow without end")
    func checkpoints() async throws {
        try await StoreFixture.with(change: { $0.checkpointPages = 20 }) { fixture in
            let owner = try await fixture.store.write { try $0.users.localUser(uid: 1).id }
            try await fill(fixture, owner: owner)
            let health = await fixture.store.health()
            #expect(health.lastCheckpoint != nil)
            #expect(health.logBytes < Self.logLimit)
        }
    }

    @Test("gives the space of its log back when a long read has let go of it")
    func longRead() async throws {
        try await StoreFixture.with(change: { $0.checkpointPages = 20 }) { fixture in
            let owner = try await fixture.store.write { try $0.users.localUser(uid: 1).id }
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let mayEnd = DispatchSemaphore(value: 0)
            async let reading: Void = fixture.store.read { transaction in
                _ = try transaction.analyses.list(owner: owner)
                begin.yield()
                mayEnd.wait()
            }
            _ = await begun.first { true }
            try await fill(fixture, owner: owner)
            #expect(await fixture.store.health().logBytes > Self.logLimit)
            mayEnd.signal()
            try await reading
            try await fill(fixture, owner: owner)
            #expect(await fixture.store.health().logBytes < Self.logLimit)
        }
    }

    @Test("does not let its log grow when writes and reads never pause")
    func starvation() async throws {
        try await StoreFixture.with(change: { $0.checkpointPages = 20 }) { fixture in
            let owner = try await fixture.store.write { try $0.users.localUser(uid: 1).id }
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        while !Task.isCancelled {
                            _ = try await fixture.store.read { try $0.analyses.list(owner: owner) }
                        }
                    }
                    group.addTask {
                        for _ in 0..<100 {
                            try await fixture.store.write { _ = try $0.analyses.insert(.sample(user: owner)) }
                        }
                    }
                }
                var largest = 0
                for _ in 0..<8 {
                    try await group.next()
                    largest = max(largest, Int(await fixture.store.health().logBytes))
                }
                group.cancelAll()
                #expect(largest < Self.logLimit)
            }
        }
    }

    /// Four times the aim of 20 pages is where the writer itself empties the log; one group may come on top.
    private static let logLimit = 4_200 * (4 * 20 + 200)

    private func fill(_ fixture: StoreFixture, owner: UUIDv7) async throws {
        for _ in 0..<40 {
            try await fixture.store.write { transaction in
                for _ in 0..<20 { try transaction.analyses.insert(.sample(user: owner)) }
            }
        }
    }
}
