// What every store must do, whatever driver stands below: the contract of `Store` and of its repositories.

import EmoAuth
import EmoStore
import Synchronization
import Testing

@Suite("Every store")
struct StoreConformanceTests {
    @Test("the local user of a uid is made once and found again", arguments: StoreKind.allCases)
    func localUser(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let first = try await fixture.store.write { try $0.users.localUser(uid: 1000) }
            let second = try await fixture.store.write { try $0.users.localUser(uid: 1000) }
            #expect(first == second)
            #expect(first.email == "uid-1000@local")
            #expect(first.role == .user)
            #expect(try await fixture.store.read { try $0.users.find(email: "UID-1000@local") } == first)
        }
    }

    @Test("an analysis comes back as it was stored, for its owner alone", arguments: StoreKind.allCases)
    func analysis(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let (owner, other) = try await fixture.store.write {
                (try $0.users.localUser(uid: 1).id, try $0.users.localUser(uid: 2).id)
            }
            let analysis = SpeechAnalysis.sample(user: owner)
            let stored = try await fixture.store.write { try $0.analyses.insert(analysis) }
            #expect(stored.transcribedText == analysis.transcribedText)
            #expect(stored.labels == analysis.labels)
            #expect(stored.degraded == ["voice"])
            #expect(
                try await fixture.store.read { try $0.analyses.find(analysis.id, owner: owner) } == stored)
            #expect(try await fixture.store.read { try $0.analyses.find(analysis.id, owner: other) } == nil)
            #expect(
                try await fixture.store.write { try $0.analyses.delete(analysis.id, owner: other) } == false)
            #expect(try await fixture.store.write { try $0.analyses.delete(analysis.id, owner: owner) })
        }
    }

    @Test(
        "what a user said is counted by windows and emotions, for its owner alone",
        arguments: StoreKind.allCases)
    func tallies(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let (owner, session) = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let session = try transaction.sessions.insert(
                    BuddySession(userID: owner, start: transaction.now)
                ).id
                for (sentiment, emotion) in [("NEGATIVE", "SAD"), ("NEGATIVE", "SAD"), ("POSITIVE", "HAPPY")]
                {
                    for isUser in [true, false] {
                        let message = NewMessage(
                            sessionID: session, isUserMessage: isUser, text: "x", sentiment: sentiment,
                            emotionDetected: emotion)
                        _ = try transaction.messages.append(message, owner: owner)
                    }
                }
                let unknown = NewMessage(sessionID: session, isUserMessage: true, text: "x")
                _ = try transaction.messages.append(unknown, owner: owner)
                return (owner, session)
            }
            let found = try await fixture.store.read {
                try $0.messages.tallies(session: session, owner: owner, windowLength: 4)
            }
            #expect(
                found == [
                    MessageTally(window: 0, emotion: "SAD", count: 2, positive: 0, negative: 2),
                    MessageTally(window: 1, emotion: "HAPPY", count: 1, positive: 1, negative: 0),
                ])
            let other = try await fixture.store.read {
                try $0.messages.tallies(session: session, owner: UUIDv7(), windowLength: 4)
            }
            #expect(other.isEmpty)
        }
    }

    @Test(
        "voices are read newest first, of their owner alone, silent rows left out",
        arguments: StoreKind.allCases)
    func voices(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let owner = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let other = try transaction.users.localUser(uid: 2).id
                for score in [0.1, 0.2, 0.3] {
                    var analysis = SpeechAnalysis.sample(user: owner)
                    analysis.voiceStressIndicators = [LabelScore(label: "arousal", score: score)]
                    try transaction.analyses.insert(analysis)
                    analysis = SpeechAnalysis.sample(user: owner)
                    analysis.voiceStressIndicators = []
                    try transaction.analyses.insert(analysis)
                }
                try transaction.analyses.insert(SpeechAnalysis.sample(user: other))
                return owner
            }
            let voices = try await fixture.store.read { try $0.analyses.voices(owner: owner, limit: 2) }
            #expect(voices.map { $0.map(\.score) } == [[0.3], [0.2]])
        }
    }

    @Test(
        "a list is read in pages, newest first, without a gap or a repetition", arguments: StoreKind.allCases)
    func paging(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let ids = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                return try (0..<25).map { _ in try transaction.analyses.insert(.sample(user: owner)).id }
            }
            let owner = try await fixture.store.read { try $0.users.find(localUID: 1) }?.id
            var seen: [UUIDv7] = []
            var after: UUIDv7?
            repeat {
                let from = after
                let page = try await fixture.store.read {
                    try $0.analyses.list(owner: #require(owner), PageRequest(limit: 10, after: from))
                }
                seen += page.items.map(\.id)
                after = page.next
            } while after != nil
            #expect(seen == ids.reversed())
        }
    }

    @Test("a session keeps its state and counts its messages", arguments: StoreKind.allCases)
    func session(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let stored = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                var session = BuddySession(userID: owner, start: transaction.now, engineState: [0, 255, 1])
                session.therapeuticGoals = ["sleep"]
                try transaction.sessions.insert(session)
                let question = NewMessage(sessionID: session.id, isUserMessage: true, text: "hello")
                let answer = NewMessage(sessionID: session.id, isUserMessage: false, text: "hi, how are you?")
                #expect(try transaction.messages.append(question, owner: owner)?.order == 1)
                #expect(try transaction.messages.append(answer, owner: owner)?.order == 2)
                session.summary = "said hello"
                session.end = transaction.now
                return try transaction.sessions.update(session)
            }
            let session = try #require(stored)
            #expect(session.messageCount == 2)
            #expect(session.userMessages == 1)
            #expect(session.botResponses == 1)
            #expect(session.engineState == [0, 255, 1])
            #expect(session.therapeuticGoals == ["sleep"])
            let messages = try await fixture.store.read {
                try $0.messages.last(1, session: session.id, owner: session.userID)
            }
            #expect(messages.map(\.content.text) == ["hi, how are you?"])
            let renamed = try await fixture.store.write { transaction in
                try transaction.sessions.rename(session.id, owner: session.userID, title: "First")
                return try transaction.sessions.find(session.id, owner: session.userID)
            }
            #expect(renamed?.title == "First")
        }
    }

    @Test("nobody appends to another user's session", arguments: StoreKind.allCases)
    func foreignSession(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let appended = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let other = try transaction.users.localUser(uid: 2).id
                let session = try transaction.sessions.insert(
                    BuddySession(userID: owner, start: transaction.now))
                return try transaction.messages.append(
                    NewMessage(sessionID: session.id, isUserMessage: true, text: "x"), owner: other)
            }
            #expect(appended == nil)
        }
    }

    @Test("a forgotten memory has no text any more", arguments: StoreKind.allCases)
    func memories(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let forgotten = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let memory = try transaction.memories.insert(owner: owner, kind: "name", text: "Kim")
                #expect(memory.text == "Kim")
                #expect(try transaction.memories.forget(memory.id, owner: owner))
                #expect(try transaction.memories.forget(memory.id, owner: owner) == false)
                #expect(try transaction.memories.list(owner: owner).items.isEmpty)
                return try transaction.memories.find(memory.id, owner: owner)
            }
            #expect(forgotten?.text == nil)
            #expect(forgotten?.forgottenAt != nil)
        }
    }

    @Test("an idempotency key replays, conflicts and expires", arguments: StoreKind.allCases)
    func idempotency(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let keys = transaction.idempotency
                #expect(try keys.claim(identity: "a", key: "k", requestHash: [1]) == .new)
                try keys.store(
                    identity: "a", key: "k", requestHash: [1], reply: [9, 8], user: owner,
                    expiresAt: transaction.now.adding(milliseconds: 1_000))
                #expect(try keys.claim(identity: "a", key: "k", requestHash: [1]) == .replay([9, 8]))
                #expect(try keys.claim(identity: "a", key: "k", requestHash: [2]) == .conflict)
                #expect(try keys.claim(identity: "b", key: "k", requestHash: [1]) == .new)
                try keys.store(
                    identity: "a", key: "old", requestHash: [1], reply: [], user: nil,
                    expiresAt: transaction.now)
                #expect(try keys.claim(identity: "a", key: "old", requestHash: [2]) == .new)
                try keys.store(
                    identity: "a", key: "old", requestHash: [2], reply: [], user: nil,
                    expiresAt: transaction.now)
                #expect(try keys.removeExpired(limit: 10) == 1)
            }
        }
    }

    @Test("tokens and service accounts are found, revoked and dated", arguments: StoreKind.allCases)
    func tokens(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            try await fixture.store.write { transaction in
                let account = try transaction.serviceAccounts.findOrCreate(name: "stt", scopes: ["speech"])
                #expect(
                    try transaction.serviceAccounts.findOrCreate(name: "stt", scopes: ["x"]).id == account.id)
                let token = TokenRecord(
                    jti: UUIDv7(), createdAt: transaction.now, subject: .service(account.id), keyID: "k1",
                    scopes: ["speech"], expiresAt: transaction.now.adding(milliseconds: 5), madeBy: "root")
                try transaction.tokens.insert(token)
                #expect(try transaction.tokens.find(token.jti) == token)
                try transaction.tokens.noteUse(token.jti)
                #expect(try transaction.tokens.find(token.jti)?.lastUsedAt == transaction.now)
                #expect(try transaction.tokens.list(kind: .user).items.isEmpty)
                #expect(try transaction.tokens.list().items.count == 1)
                #expect(try transaction.tokens.revokeAll(of: .service(account.id)) == 1)
                #expect(try transaction.tokens.revoke(token.jti) == false)
                try transaction.signingKeys.set("k1", state: .active)
                try transaction.signingKeys.set("k1", state: .verifyOnly)
                #expect(try transaction.signingKeys.list().map(\.state) == [.verifyOnly])
            }
        }
    }

    @Test("what is remembered of an engine replaces what was", arguments: StoreKind.allCases)
    func engineState(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let state = EngineStateRecord(
                engine: "stt.test", isDisabled: true, reasons: ["crash"], fileHashes: ["a.so": "00"])
            try await fixture.store.write { transaction in
                try transaction.engineState.set(EngineStateRecord(engine: "stt.test"))
                try transaction.engineState.set(state)
            }
            #expect(try await fixture.store.read { try $0.engineState.list() } == [state])
        }
    }

    @Test("an erased user leaves nothing but the audit row", arguments: StoreKind.allCases)
    func erase(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let owner = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let session = try transaction.sessions.insert(
                    BuddySession(userID: owner, start: transaction.now))
                try transaction.analyses.insert(.sample(user: owner, session: session.id))
                _ = try transaction.messages.append(
                    NewMessage(sessionID: session.id, isUserMessage: true, text: "x"), owner: owner)
                _ = try transaction.memories.insert(owner: owner, kind: "name", text: "Kim")
                try transaction.events.append(topic: "t", userID: owner, dataJSON: "{}")
                try transaction.audit.append(
                    AuditEntry(actor: .init(kind: "local", user: owner), action: "x"))
                return owner
            }
            let wasErased = try await fixture.store.write { try $0.users.erase(owner) }
            #expect(wasErased)
            try await fixture.store.read { transaction in
                for table in [
                    "users", "speech_analyses", "emo_buddy_sessions", "emo_buddy_messages", "memories",
                    "events",
                ] {
                    let rows = try transaction.connection.first("SELECT count(*) FROM \(table)") {
                        try $0.integer(0)
                    }
                    #expect(rows == 0, "\(table)")
                }
                #expect(try transaction.audit.list().count == 1)
            }
        }
    }

    @Test("messages are read in stretches, each after the last", arguments: StoreKind.allCases)
    func stretches(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                let other = try transaction.users.localUser(uid: 2).id
                let session = try transaction.sessions.insert(
                    BuddySession(userID: owner, start: transaction.now))
                for number in 1...7 {
                    _ = try transaction.messages.append(
                        NewMessage(sessionID: session.id, isUserMessage: number % 2 == 1, text: "\(number)"),
                        owner: owner)
                }
                let messages = transaction.messages
                #expect(
                    try messages.list(session: session.id, owner: owner, limit: 3).map(\.order) == [1, 2, 3])
                #expect(
                    try messages.list(session: session.id, owner: owner, after: 5, limit: 3).map(\.order) == [
                        6, 7,
                    ])
                #expect(try messages.list(session: session.id, owner: other).isEmpty)
            }
        }
    }

    @Test(
        "what is too old goes, the oldest first and so many at a time; what is idle is found",
        arguments: StoreKind.allCases)
    func retention(kind: StoreKind) async throws {
        let time = Clock()
        try await StoreFixture.with(kind, change: { $0.clock = { time.now } }) { fixture in
            for number in 1...4 as ClosedRange<Int64> {
                time.set(number * 1_000)
                try await fixture.store.write { transaction in
                    let owner = try transaction.users.localUser(uid: 1).id
                    try transaction.sessions.insert(BuddySession(userID: owner, start: transaction.now))
                    try transaction.analyses.insert(.sample(user: owner))
                }
            }
            let limit = Timestamp(millisecondsSince1970: 3_500)
            try await fixture.store.write { transaction in
                #expect(try transaction.sessions.activeCount() == 4)
                #expect(try transaction.sessions.idle(since: limit, limit: 9).count == 3)
                #expect(try transaction.sessions.deleteAll(inactiveSince: limit, limit: 2) == 2)
                #expect(try transaction.sessions.idle(since: limit, limit: 9).count == 1)
                #expect(try transaction.analyses.deleteAll(before: limit, limit: 2) == 2)
                let owner = try transaction.users.localUser(uid: 1).id
                let left = try transaction.reading.analyses.list(owner: owner).items.map(\.createdAt)
                #expect(left.map(\.millisecondsSince1970) == [4_000, 3_000])
            }
        }
    }

    private final class Clock: Sendable {
        private let time = Mutex(Timestamp(millisecondsSince1970: 0))
        var now: Timestamp { time.withLock { $0 } }
        func set(_ milliseconds: Int64) {
            time.withLock { $0 = Timestamp(millisecondsSince1970: milliseconds) }
        }
    }

    @Test(
        "a value that contradicts another is a conflict, and costs its own operation only",
        arguments: StoreKind.allCases)
    func conflicts(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let analysis = try await fixture.store.write { transaction in
                SpeechAnalysis.sample(user: try transaction.users.localUser(uid: 1).id)
            }
            try await fixture.store.write { _ = try $0.analyses.insert(analysis) }
            #expect(
                await StoreError.code {
                    try await fixture.store.write { _ = try $0.analyses.insert(analysis) }
                }
                    == .conflict)
            let orphan = SpeechAnalysis.sample(user: UUIDv7())
            #expect(
                await StoreError.code { try await fixture.store.write { _ = try $0.analyses.insert(orphan) } }
                    == .conflict)
            #expect(
                try await fixture.store.read { try $0.analyses.list(owner: analysis.userID) }.items.count == 1
            )
        }
    }

    @Test(
        "a read sees one moment, and a transaction that is over cannot be used", arguments: StoreKind.allCases
    )
    func moments(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            _ = try await fixture.store.write { try $0.users.localUser(uid: 1) }
            let kept = Kept()
            let count = try await fixture.store.read { transaction in
                kept.transaction = transaction
                return try transaction.users.count()
            }
            #expect(count == 1)
            #expect(throws: StoreError.self) { _ = try kept.transaction?.users.count() }
        }
    }

    /// Written on the store's thread while the test waits, read afterwards.
    private final class Kept: @unchecked Sendable { var transaction: ReadTransaction? }
}
