// The write-ahead log of a killed process, damaged at a place: what was acknowledged is read, or the loss is told and counted.
import EmoStore
import Foundation
import Testing

@Suite("Damage in the write-ahead log")
struct LogDamageTests {
    /// The files of a database whose process was killed, and what it had acknowledged.
    private struct Killed {
        let configuration: StoreConfiguration
        let path: String
        let users: Int
        let epoch: Int64

        var log: String { path + "-wal" }
        var index: String { path + "-shm" }

        /// Numbers of the frames with which transactions end, counted from 1, and of the last frame of all.
        func frames() throws -> (commits: [Int], last: Int) {
            let bytes = try Data(contentsOf: URL(filePath: log))
            let last = (bytes.count - 32) / Self.frameSize
            let commits = (1...last).filter { number in
                let head = Self.place(ofFrame: number)
                return bytes[head + 8..<head + 16] == bytes[16..<24]
                    && bytes[head + 4..<head + 8].contains { $0 != 0 }
            }
            return (commits, last)
        }

        private static let frameSize = 24 + 4_096
        private static func place(ofFrame number: Int) -> Int { 32 + (number - 1) * frameSize }

        func turnOverPage(ofFrame number: Int) throws {
            try turnOver(log, at: Self.place(ofFrame: number) + 24 + 100)
        }

        func turnOver(_ file: String, at place: Int) throws {
            var bytes = try Data(contentsOf: URL(filePath: file))
            bytes[place] ^= 0x10
            try bytes.write(to: URL(filePath: file))
        }

        struct Opened {
            let users: Int
            let damage: LogDamage?
            let health: StoreHealth
            /// Outcomes in the audit log.
            let audited: [String]
            let epoch: Int64
        }

        /// Opens it, looks, and closes it.
        func open() async throws -> Opened {
            let store = try Store(configuration: configuration)
            defer { store.close() }
            let rows = try await store.read { try $0.audit.list() }
            return Opened(
                users: try await store.read { try $0.users.count() }, damage: store.logDamage,
                health: await store.health(),
                audited: rows.filter { $0.entry.action == "storage.log_damaged" }.map(\.entry.outcome),
                epoch: try await store.read { try $0.events.latest().epoch })
        }
    }

    /// Runs `body` on the files of a process that was killed after `count` acknowledged writes.
    private func afterKill(
        _ count: Int = 6, foldIn: Bool = false, _ body: (Killed) async throws -> Void
    ) async throws {
        try await StoreFixture.with {
            if foldIn { $0.checkpointPages = 20 }
        } _: { fixture in
            for uid in 1...UInt32(count) {
                try await fixture.store.write { _ = try $0.users.localUser(uid: uid) }
            }
            if foldIn { try await waitUntilFoldedIn(fixture) }
            let path = fixture.directory.appendingPathComponent("killed.sqlite").path
            for suffix in ["", "-wal", "-shm"] {
                try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: path + suffix)
            }
            var configuration = fixture.configuration
            configuration.location = .file(path: path)
            let epoch = try await fixture.store.read { try $0.events.latest().epoch }
            try await body(Killed(configuration: configuration, path: path, users: count, epoch: epoch))
        }
    }

    /// Writes in small pieces until a checkpoint is due, and no further, for four times as much would empty the log; then waits until the
    /// index says that the whole of it is in the database.
    private func waitUntilFoldedIn(_ fixture: StoreFixture) async throws {
        while try logOf(fixture).pages <= fixture.configuration.checkpointPages {
            try await fixture.store.write { transaction in
                _ = try transaction.audit.append(AuditEntry(actor: .init(kind: "system"), action: "x"))
            }
        }
        for _ in 0..<2_000 {
            let log = try logOf(fixture)
            if log.isFoldedIn { return #expect(log.pages > 0) }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("no checkpoint")
    }

    /// What the log's index says: its pages, and whether all of them are in the database. Offsets: sqlite.org/walformat.html, 2.1.
    private func logOf(_ fixture: StoreFixture) throws -> (pages: Int, isFoldedIn: Bool) {
        let index = try Data(contentsOf: URL(filePath: fixture.path + "-shm"))
        let pages = index[16..<20]
        return (Int(pages.reversed().reduce(0) { $0 << 8 | UInt32($1) }), index[96..<100] == pages)
    }

    @Test("a whole log is read whole, and nothing is said")
    func whole() async throws {
        try await afterKill { killed in
            let found = try await killed.open()
            #expect(found.users == killed.users && found.damage == nil && found.audited.isEmpty)
        }
    }

    @Test(
        "transactions behind a damaged page are counted, told, audited, and kept aside; events begin a new epoch"
    )
    func lost() async throws {
        try await afterKill { killed in
            let commits = try killed.frames().commits
            #expect(commits.count >= killed.users)
            try killed.turnOverPage(ofFrame: commits[commits.count - 4] + 1)
            let damaged = try Data(contentsOf: URL(filePath: killed.log))
            let found = try await killed.open()
            let damage = try #require(found.damage)
            #expect(damage.lostCommits == 3 && found.users == killed.users - 3)
            #expect(try Data(contentsOf: URL(filePath: damage.copyPath)) == damaged)
            #expect(found.audited == ["storage.corrupt"])
            #expect(found.health.damage?.code == .corrupt && found.health.isWritable)
            let again = try await killed.open()
            #expect(again.damage == nil && again.users == found.users && again.epoch == found.epoch)
            #expect(found.epoch > killed.epoch)
        }
    }

    @Test("the last transaction is missed too, though it looks like one that a killed process had begun")
    func last() async throws {
        try await afterKill { killed in
            try killed.turnOverPage(ofFrame: try killed.frames().last)
            let found = try await killed.open()
            #expect(found.damage?.lostCommits == 1 && found.users == killed.users - 1)
        }
    }

    @Test("a damaged head of the log hides nothing", arguments: [true, false])
    func head(hasIndex: Bool) async throws {
        try await afterKill { killed in
            if !hasIndex { try FileManager.default.removeItem(atPath: killed.index) }
            try killed.turnOver(killed.log, at: 18)
            // The migrations and the first rows were in the log too: what is left is an empty database.
            let found = try await killed.open()
            #expect(try #require(found.damage).lostCommits >= killed.users && found.users == 0)
        }
    }

    @Test(
        "without the index, transactions behind a damaged page tell of it; one in pieces at the end is a power cut",
        arguments: [true, false])
    func withoutIndex(isLast: Bool) async throws {
        try await afterKill { killed in
            try FileManager.default.removeItem(atPath: killed.index)
            let (commits, last) = try killed.frames()
            try killed.turnOverPage(ofFrame: isLast ? last : commits[commits.count - 4] + 1)
            let found = try await killed.open()
            #expect(found.damage?.lostCommits == (isLast ? nil : 3))
            #expect(found.users == killed.users - (isLast ? 1 : 3))
        }
    }

    @Test("a log cut off within a transaction that nobody was told of is whole")
    func cut() async throws {
        try await afterKill { killed in
            var bytes = try Data(contentsOf: URL(filePath: killed.log))
            // The head of another frame, with the log's numbers, and no page.
            bytes.append(
                contentsOf: [0, 0, 0, 1, 0, 0, 0, 9] + bytes[16..<24] + [UInt8](repeating: 7, count: 8))
            try bytes.write(to: URL(filePath: killed.log))
            let found = try await killed.open()
            #expect(found.damage == nil && found.users == killed.users)
        }
    }

    @Test("a damaged log that is in the database already is set aside, and nothing is lost")
    func foldedIn() async throws {
        try await afterKill(foldIn: true) { killed in
            try killed.turnOverPage(ofFrame: 1)
            let found = try await killed.open()
            #expect(found.damage?.lostCommits == 0 && found.users == killed.users)
            #expect(found.audited == ["ok"] && found.health.damage == nil)
        }
    }

    @Test("damage in what was just being moved into the database is refused, and nothing is touched")
    func mixed() async throws {
        try await afterKill { killed in
            // As a process leaves it that is killed while it moves frames into the database: the count of those tried is beyond those done.
            var index = try Data(contentsOf: URL(filePath: killed.index))
            index[128] = 200
            try index.write(to: URL(filePath: killed.index))
            try killed.turnOverPage(ofFrame: 3)
            let files = try [killed.path, killed.log].map { try Data(contentsOf: URL(filePath: $0)) }
            #expect(await StoreError.code { _ = try Store(configuration: killed.configuration) } == .corrupt)
            #expect(try [killed.path, killed.log].map { try Data(contentsOf: URL(filePath: $0)) } == files)
        }
    }
}
