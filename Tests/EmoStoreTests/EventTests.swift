// Events: numbers are never reused, whatever is rolled back, trimmed or restored, and users see their own.

import EmoStore
import Synchronization
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

    private final class Told: Sendable {
        let places = Mutex<[Int64]>([])
    }

    @Test(
        "the observer is told what has become durable, in order, before its writer is answered",
        arguments: StoreKind.allCases)
    func observer(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let told = Told()
            fixture.store.observeEvents { events in
                told.places.withLock { $0 += events.map(\.position.seq) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            let place = try await fixture.store.write { transaction in
                                let event = try transaction.events.append(
                                    topic: "a", userID: nil, dataJSON: "{}")
                                if number % 3 == 0 { throw Refused() }
                                return event.position.seq
                            }
                            #expect(told.places.withLock { $0.contains(place) })
                        } catch is Refused {}
                    }
                }
                try await group.waitForAll()
            }
            let stored = try await fixture.store.read {
                try $0.events.list(after: nil, visibility: .everything)
            }
            #expect(told.places.withLock { $0 } == stored.map(\.position.seq))
            #expect(stored.count == 40)
        }
    }

    @Test("the way to the observer does not grow with what it was told")
    func wayToObserver() async throws {
        try await StoreFixture.with(.file) { fixture in
            let told = Told()
            fixture.store.observeEvents { _ in
                var here: UInt8 = 0
                let place = withUnsafeMutablePointer(to: &here) { Int64(Int(bitPattern: $0)) }
                told.places.withLock { $0.append(place) }
            }
            for _ in 0..<200 {
                _ = try await fixture.store.write {
                    try $0.events.append(topic: "a", userID: nil, dataJSON: "{}")
                }
            }
            // Where on the writer's stack the observer stands: what every commit adds ends the daemon once the stack is full.
            let places = told.places.withLock { $0 }
            #expect(places.count == 200)
            #expect(Set(places).count == 1)
        }
    }

    @Test("trimming leaves no hole, whatever the clock did, and keeps a number of the newest")
    func trimming() async throws {
        let clock = ManualClock()
        try await StoreFixture.with(.memory, change: { $0.clock = { clock.now } }) { fixture in
            func append(at milliseconds: Int64) async throws {
                clock.set(milliseconds)
                try await fixture.store.write {
                    _ = try $0.events.append(topic: "a", userID: nil, dataJSON: "{}")
                }
            }
            // The third was written while the clock was wrong: it stays as long as the second, which is younger than the policy.
            for time in [1_000, 5_000, 500, 6_000, 7_000] as [Int64] { try await append(at: time) }
            let kept = try await fixture.store.write { transaction in
                #expect(
                    try transaction.events.trim(before: Timestamp(millisecondsSince1970: 4_000), limit: 9)
                        == 1)
                let kept = try transaction.events.list(after: nil, visibility: .everything)
                #expect(
                    try transaction.events.trim(
                        before: Timestamp(millisecondsSince1970: 0), keeping: 3, limit: 9) == 1)
                return kept
            }
            #expect(kept.map(\.position.seq) == [2, 3, 4, 5])
            #expect(try await fixture.store.read { try $0.events.oldest() }?.seq == 3)
        }
    }

    private final class ManualClock: Sendable {
        private let time = Mutex(Timestamp(millisecondsSince1970: 0))
        var now: Timestamp { time.withLock { $0 } }
        func set(_ milliseconds: Int64) {
            time.withLock { $0 = Timestamp(millisecondsSince1970: milliseconds) }
        }
    }

    @Test(
        "what may be seen is the same when it is told and when it is read again",
        arguments: StoreKind.allCases)
    func sameVisibility(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let user = try await fixture.store.write { transaction in
                let mine = try transaction.users.localUser(uid: 1).id
                let other = try transaction.users.localUser(uid: 2).id
                for topic in ["engine.state", "token.created"] {
                    for owner in [mine, other, nil] {
                        try transaction.events.append(topic: topic, userID: owner, dataJSON: "{}")
                    }
                }
                return mine
            }
            let expected: [(EventVisibility, Int)] = [
                (.everything, 6), (.user(user), 2), (.member(user, topics: ["engine.state"]), 3),
                (.member(user, topics: []), 2), (.administrator(user), 4), (.installation, 2),
            ]
            for (visibility, count) in expected {
                let (all, seen) = try await fixture.store.read { transaction in
                    (
                        try transaction.events.list(after: nil, visibility: .everything),
                        try transaction.events.list(after: nil, visibility: visibility)
                    )
                }
                #expect(seen == all.filter(visibility.allows))
                #expect(seen.count == count)
            }
        }
    }
}
