// Encryption at rest: what users said is in no file of the store, opens in its own place only, and dies with
// the user's key.

import EmoAuth
import EmoStore
import Foundation
import Testing

@Suite("Sealed text")
struct SealedTextTests {
    private static let canary = "canary-sentence-4711-nobody-else-says-this"

    private func sealing(
        _ current: SecretBytes, older: [SecretBytes] = [], secrets: UserKeyring = UserKeyring()
    ) throws -> SealedTextProtection {
        SealedTextProtection(keys: try MasterKeyRing(current: current, older: older), secrets: secrets)
    }

    /// Stores the canary in every place that holds text of users.
    private func fill(_ store: Store) async throws -> (user: UUIDv7, session: UUIDv7) {
        try await store.write { transaction in
            let user = try transaction.users.localUser(uid: 1).id
            var session = BuddySession(
                userID: user, start: transaction.now, persona: "{\"x\":\"\(Self.canary)\"}",
                riskState: Array(Self.canary.utf8),
                engineState: Array(Self.canary.utf8))
            session.summary = Self.canary
            session.therapeuticGoals = [Self.canary]
            session.improvementIndicators = [Self.canary]
            session.nextSessionRecommendations = [Self.canary]
            try transaction.sessions.insert(session)
            try transaction.sessions.rename(session.id, owner: user, title: Self.canary)
            var analysis = SpeechAnalysis.sample(user: user, session: session.id, text: Self.canary)
            analysis.segmentsJSON = Self.canary
            analysis.rawAnalysisJSON = Self.canary
            try transaction.analyses.insert(analysis)
            _ = try transaction.messages.append(
                NewMessage(sessionID: session.id, isUserMessage: true, text: Self.canary), owner: user)
            _ = try transaction.memories.insert(owner: user, kind: "plan", text: Self.canary)
            for (key, owner) in [("a", user), ("b", nil)] as [(String, UUIDv7?)] {
                try transaction.idempotency.store(
                    identity: "i", key: key, requestHash: [1], reply: Array(Self.canary.utf8), user: owner,
                    expiresAt: transaction.now.adding(milliseconds: 60_000))
            }
            return (user, session.id)
        }
    }

    private func readAll(_ store: Store, user: UUIDv7, session: UUIDv7) async throws {
        try await store.read { transaction in
            let found = try transaction.sessions.find(session, owner: user)
            #expect(found?.summary == Self.canary)
            #expect(found?.engineState == Array(Self.canary.utf8))
            #expect(found?.therapeuticGoals == [Self.canary])
            #expect(try transaction.analyses.list(owner: user).items.first?.transcribedText == Self.canary)
            #expect(
                try transaction.messages.list(session: session, owner: user).first?.content.text
                    == Self.canary)
            #expect(try transaction.memories.list(owner: user).items.first?.text == Self.canary)
            for key in ["a", "b"] {
                let claim = try transaction.idempotency.claim(identity: "i", key: key, requestHash: [1])
                #expect(claim == .replay(Array(Self.canary.utf8)))
            }
        }
    }

    @Test("is in no file of the store, nor in a backup, and reads back")
    func canary() async throws {
        let protection = try sealing(.random(count: 32))
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            let (user, session) = try await fill(fixture.store)
            let backup = fixture.directory.appendingPathComponent("backup.sqlite")
            _ = try await fixture.store.backUp(to: backup.path)
            func search() throws {
                for file in try fixture.files() {
                    let content = try Data(contentsOf: fixture.directory.appendingPathComponent(file))
                    #expect(content.range(of: Data("canary-sentence".utf8)) == nil, "\(file)")
                }
            }
            #expect(try fixture.files().contains("emobuddy.sqlite-wal"))
            try search()
            try await readAll(fixture.store, user: user, session: session)
            fixture.store.close()
            try search()
        }
    }

    @Test("the search would find what is stored in the open")
    func canaryInTheOpen() async throws {
        try await StoreFixture.with { fixture in
            _ = try await fill(fixture.store)
            let log = try Data(contentsOf: URL(fileURLWithPath: fixture.path + "-wal"))
            #expect(log.range(of: Data("canary-sentence".utf8)) != nil)
        }
    }

    @Test("moved to another row, column or user, changed, or in the open, it does not open")
    func moved() async throws {
        let protection = try sealing(.random(count: 32))
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            let (user, session) = try await fill(fixture.store)
            for tampering in [
                "UPDATE emo_buddy_sessions SET session_summary = title",
                "UPDATE emo_buddy_sessions SET session_summary = (SELECT text FROM memories LIMIT 1)",
                "UPDATE emo_buddy_sessions SET session_summary = x'00707574'",
                "UPDATE emo_buddy_sessions SET session_summary = x''",
                "UPDATE emo_buddy_sessions SET session_summary = "
                    + "(SELECT reply FROM idempotency WHERE idempotency_key = 'b')",
                "UPDATE users SET wrapped_data_key = zeroblob(69)",
                "UPDATE users SET wrapped_data_key = NULL",
            ] {
                let code = await StoreError.code {
                    try await fixture.store.write { transaction in
                        // Rolled back by the error, so that each case begins anew.
                        try transaction.connection.execute(tampering)
                        _ = try transaction.sessions.find(session, owner: user)
                    }
                }
                #expect(code == .sealedText, "\(tampering)")
            }
            try await readAll(fixture.store, user: user, session: session)
        }
    }

    @Test("a user's key destroyed, the text is unreadable though the rows are still there")
    func erasure() async throws {
        let protection = try sealing(.random(count: 32))
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            let (user, session) = try await fill(fixture.store)
            try await fixture.store.write { _ = try $0.users.destroyKey(user) }
            let code = await StoreError.code {
                _ = try await fixture.store.read { try $0.sessions.find(session, owner: user) }
            }
            #expect(code == .sealedText)
            #expect(try await fixture.store.write { try $0.users.erase(user) })
        }
    }

    @Test("erased, a user is unreadable in a backup from before, also for who has the master key")
    func backupAfterErasure() async throws {
        let master = try SecretBytes.random(count: 32)
        try await StoreFixture.withDirectory { directory in
            let ring = directory.appendingPathComponent("user.keys").path
            func protection() throws -> SealedTextProtection {
                try sealing(master, secrets: UserKeyring(path: ring))
            }
            func configuration(_ name: String) throws -> StoreConfiguration {
                StoreConfiguration(
                    location: .file(path: directory.appendingPathComponent(name).path), programVersion: "1",
                    textProtection: try protection())
            }
            let store = try Store(configuration: configuration("live.sqlite"))
            let (user, session) = try await fill(store)
            let other = try await store.write { transaction in
                let other = try transaction.users.localUser(uid: 2).id
                _ = try transaction.memories.insert(owner: other, kind: "plan", text: Self.canary)
                return other
            }
            _ = try await store.backUp(to: directory.appendingPathComponent("backup.sqlite").path)
            let before = try Store(configuration: configuration("backup.sqlite"))
            try await readAll(before, user: user, session: session)
            before.close()
            let wrapped = try await store.read { try $0.wrappedKey(of: user) }
            #expect(wrapped.count > 32)

            #expect(try await store.write { try $0.users.erase(user) })
            #expect(try await store.emptyLog())
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            for file in files where file.hasPrefix("live.sqlite") {
                let content = try Data(contentsOf: directory.appendingPathComponent(file))
                #expect(content.range(of: Data(wrapped)) == nil, "the wrapped key is still in \(file)")
            }
            store.close()

            let restored = try Store(configuration: configuration("backup.sqlite"))
            defer { restored.close() }
            let code = await StoreError.code {
                _ = try await restored.read { try $0.sessions.find(session, owner: user) }
            }
            #expect(code == .sealedText)
            #expect(
                try await restored.read { try $0.memories.list(owner: other) }.items.first?.text
                    == Self.canary,
                "others are not touched")
        }
    }

    @Test("without its keyring a database is refused, and a keyring that was changed is named")
    func keyring() async throws {
        let master = try SecretBytes.random(count: 32)
        try await StoreFixture.withDirectory { directory in
            let ring = directory.appendingPathComponent("user.keys")
            func opened(_ secrets: UserKeyring) throws -> Store {
                try Store(
                    configuration: StoreConfiguration(
                        location: .file(path: directory.appendingPathComponent("a.sqlite").path),
                        programVersion: "1", textProtection: try sealing(master, secrets: secrets)))
            }
            let store = try opened(UserKeyring(path: ring.path))
            let (user, session) = try await fill(store)
            store.close()
            #expect(throws: StoreError.self) { try opened(UserKeyring()) }
            let again = try opened(UserKeyring(path: ring.path))
            try await readAll(again, user: user, session: session)
            again.close()
            let mode = try FileManager.default.attributesOfItem(atPath: ring.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let good = try Data(contentsOf: ring)
            for index in [0, 20, 40, 70] {
                var bytes = good
                bytes[index] ^= 1
                try bytes.write(to: ring)
                #expect { try UserKeyring(path: ring.path) } throws: { ($0 as? StoreError)?.code == .corrupt }
            }
            // A slot that was being written when the power failed was never answered for.
            try (good + Data([1, 2, 3])).write(to: ring)
            _ = try UserKeyring(path: ring.path)
        }
    }

    @Test("another master key opens nothing, and the right one as an older key everything")
    func rotation() async throws {
        let (first, second) = (try SecretBytes.random(count: 32), try SecretBytes.random(count: 32))
        let secrets = UserKeyring()
        let protection = try sealing(first, secrets: secrets)
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            let (user, session) = try await fill(fixture.store)
            fixture.store.close()
            func reopened(_ protection: SealedTextProtection) throws -> Store {
                var configuration = fixture.configuration
                configuration.textProtection = protection
                return try Store(configuration: configuration)
            }
            #expect { try reopened(sealing(second, secrets: secrets)) } throws: {
                ($0 as? StoreError)?.code == .sealedText
            }
            let both = try reopened(sealing(second, older: [first], secrets: secrets))
            try await readAll(both, user: user, session: session)
            #expect(try await both.renewKeys() == 1)
            #expect(try await both.renewKeys() == 0)
            both.close()

            let rotated = try reopened(sealing(second, secrets: secrets))
            defer { rotated.close() }
            try await readAll(rotated, user: user, session: session)
        }
    }
}

extension StoreTransaction {
    /// The wrapped key of a user as it is stored.
    fileprivate func wrappedKey(of user: UUIDv7) throws -> [UInt8] {
        try connection.first("SELECT wrapped_data_key FROM users WHERE id = ?", [SQLValue(user)]) {
            try $0.blob(0)
        } ?? []
    }
}
