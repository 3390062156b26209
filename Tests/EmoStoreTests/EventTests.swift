// Events: numbers are never reused, whatever is rolled back, trimmed or restored, and users see their own.

import EmoStore
import Testing

@Suite("Events")
struct EventTests {
    private struct Refused: Error {}

    @Test("numbers grow by one and are not reused after trimming", arguments: StoreKind.allCases)
    func numbers(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            try await fixture.store.write { transaction in
                for _ in 0..<5 { try transaction.events.append(topic: "a", userID: nil, dataJSON: "{}") }
                let later = transaction.now.adding(milliseconds: 1)
                #expect(try transaction.events.trim(before: later, limit: 100) == 5)
                #expect(try transaction.events.oldest() == nil)
                let event = try transaction.events.append(topic: "a", userID: nil, dataJSON: "{}")
                #expect(event.position.seq == 6)
            }
        }
    }

    @Test("a rolled-back event was never there", arguments: StoreKind.allCases)
    func rollback(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            await #expect(throws: Refused.self) {
                try await fixture.store.write { transaction in
                    try transaction.events.append(topic: "a", userID: nil, dataJSON: "{}")
                    throw Refused()
                }
            }
            let latest = try await fixture.store.read { try $0.events.latest() }
            #expect(latest.seq == 0)
        }
    }

    @Test("the numbers of a file go on after a restart and in a new epoch after a restore")
    func epochs() async throws {
        try await StoreFixture.with { fixture in
            let first = try await fixture.store.write {
                try $0.events.append(topic: "a", userID: nil, dataJSON: "{}").position
            }
            fixture.store.close()
            let again = try Store(configuration: fixture.configuration)
            defer { again.close() }
            let second = try await again.write {
                try $0.events.append(topic: "a", userID: nil, dataJSON: "{}").position
            }
            #expect(second == EventPosition(epoch: first.epoch, seq: first.seq + 1))
            let third = try await again.write { transaction in
                try transaction.events.beginEpoch()
                return try transaction.events.append(topic: "a", userID: nil, dataJSON: "{}").position
            }
            #expect(third.epoch > second.epoch)
            #expect(third > second)
        }
    }

    @Test("pages follow a position and show only what may be seen", arguments: StoreKind.allCases)
    func visibility(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let (mine, other) = try await fixture.store.write { transaction in
                let mine = try transaction.users.localUser(uid: 1).id
                let other = try transaction.users.localUser(uid: 2).id
                for _ in 0..<3 {
                    try transaction.events.append(topic: "speech", userID: mine, dataJSON: "{}")
                    try transaction.events.append(topic: "speech", userID: other, dataJSON: "{}")
                    try transaction.events.append(topic: "engine", userID: nil, dataJSON: "{}")
                }
                return (mine, other)
            }
            try await fixture.store.read { transaction in
                let events = transaction.events
                let seen = try events.list(after: nil, visibility: .user(mine))
                #expect(seen.map(\.position.seq) == [1, 4, 7])
                let rest = try events.list(after: seen[0].position, visibility: .user(mine))
                #expect(rest.map(\.position.seq) == [4, 7])
                #expect(try events.list(after: nil, visibility: .user(other)).count == 3)
                #expect(try events.list(after: nil, topics: ["engine"], visibility: .everything).count == 3)
                #expect(try events.list(after: nil, visibility: .installation).count == 3)
                #expect(try events.list(after: nil, visibility: .everything, limit: 2).count == 2)
            }
        }
    }
}
