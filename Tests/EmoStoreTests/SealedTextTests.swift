// Encryption at rest: what users said is in no file of the store, opens in its own place only, and dies with
// the user's key.

import EmoAuth
import EmoStore
import Foundation
import Testing

@Suite("Sealed text")
struct SealedTextTests {
    private static let canary = "canary-sentence-4711-nobody-else-says-this"

    private func sealing(_ current: SecretBytes, older: [SecretBytes] = []) throws -> SealedTextProtection {
        SealedTextProtection(keys: try MasterKeyRing(current: current, older: older))
    }

    /// Stores the canary in every place that holds text of users.
    private func fill(_ store: Store) async throws -> (user: UUIDv7, session: UUIDv7) {
        try await store.write { transaction in
            let user = try transaction.users.localUser(uid: 1).id
            var session = BuddySession(
                userID: user, start: transaction.now, riskState: Array(Self.canary.utf8),
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

    @Test("another master key opens nothing, and the right one as an older key everything")
    func rotation() async throws {
        let (first, second) = (try SecretBytes.random(count: 32), try SecretBytes.random(count: 32))
        let protection = try sealing(first)
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            let (user, session) = try await fill(fixture.store)
            fixture.store.close()
            func reopened(_ protection: SealedTextProtection) throws -> Store {
                var configuration = fixture.configuration
                configuration.textProtection = protection
                return try Store(configuration: configuration)
            }
            let wrong = try reopened(sealing(second))
            let code = await StoreError.code {
                _ = try await wrong.read { try $0.memories.list(owner: user) }
            }
            #expect(code == .sealedText)
            wrong.close()

            let both = try reopened(sealing(second, older: [first]))
            try await readAll(both, user: user, session: session)
            let result = try await both.write { try $0.users.rewrapKeys(after: nil, limit: 10) }
            #expect(result.changed == 1)
            #expect(try await both.write { try $0.users.rewrapKeys(after: nil, limit: 10) }.changed == 0)
            both.close()

            let rotated = try reopened(sealing(second))
            defer { rotated.close() }
            #expect(
                try await rotated.read { try $0.memories.list(owner: user) }.items.first?.text == Self.canary)
        }
    }
}
