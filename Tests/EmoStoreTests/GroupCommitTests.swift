// The promise of a write: durable when it returns, absent when it throws, whoever shares its commit.

import EmoStore
import Foundation
import Synchronization
import Testing

@Suite("Writes")
struct GroupCommitTests {
    private struct Refused: Error, Equatable { let number: Int }

    /// Keeps the writer busy until it is let go, so that what follows queues up.
    private final class Gate: Sendable {
        private let begun = DispatchSemaphore(value: 0)
        private let mayEnd = DispatchSemaphore(value: 0)

        func hold(_ store: Store) async -> Task<Void, any Error> {
            let task = Task {
                try await store.write { _ in
                    self.begun.signal()
                    self.mayEnd.wait()
                }
            }
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    self.begun.wait()
                    continuation.resume()
                }
            }
            return task
        }

        func release() { mayEnd.signal() }
    }

    private func waitForQueue(_ store: Store, depth: Int) async throws {
        let end = ContinuousClock.now + .seconds(10)
        while store.queueDepth < depth {
            try #require(ContinuousClock.now < end, "the queue never reached \(depth)")
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test("writes that fail take nobody with them and leave nothing", arguments: StoreKind.allCases)
    func isolation(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            let outcomes = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await store.write { transaction in
                                _ = try transaction.users.localUser(uid: UInt32(number))
                                if number % 4 == 0 { throw Refused(number: number) }
                            }
                            return (number, true)
                        } catch let error as Refused {
                            #expect(error == Refused(number: number))
                            return (number, false)
                        }
                    }
                }
                try await waitForQueue(store, depth: 40)
                gate.release()
                var outcomes: [Int: Bool] = [:]
                for try await (number, succeeded) in group { outcomes[number] = succeeded }
                return outcomes
            }
            try await held.value
            // The gate's commit, one for all forty, and what the look at the health itself takes.
            #expect(await store.health().commits <= 4)
            for number in 0..<40 {
                let user = try await store.read { try $0.users.find(localUID: UInt32(number)) }
                #expect(outcomes[number] == (number % 4 != 0))
                #expect((user != nil) == (number % 4 != 0))
            }
        }
    }

    @Test(
        "a commit that fails fails everybody in it and keeps nothing of anybody",
        arguments: StoreKind.allCases)
    func failedCommit(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            await withTaskGroup(of: StoreError.Code?.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        await StoreError.code {
                            try await store.write { transaction in
                                _ = try transaction.users.localUser(uid: UInt32(number))
                                guard number == 3 else { return }
                                // A reference to nothing that is checked at the commit only.
                                try transaction.connection.execute("PRAGMA defer_foreign_keys=ON")
                                try transaction.connection.execute(
                                    "INSERT INTO memories (id, created_at, user_id, kind, text) "
                                        + "VALUES ('m', 1, 'nobody', 'k', x'00')")
                            }
                        }
                    }
                }
                await #expect(throws: Never.self) { try await waitForQueue(store, depth: 8) }
                gate.release()
                for await code in group { #expect(code == .conflict) }
            }
            try await held.value
            #expect(try await store.read { try $0.users.count() } == 0)
            _ = try await store.write { try $0.users.localUser(uid: 1) }
        }
    }

    @Test(
        "a queue that is full refuses with a time to wait, and goes on afterwards",
        arguments: StoreKind.allCases)
    func fullQueue(kind: StoreKind) async throws {
        try await StoreFixture.with(kind, change: { $0.queueLimit = 4 }) { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        _ = try await store.write { try $0.users.localUser(uid: UInt32(number)) }
                    }
                }
                try await waitForQueue(store, depth: 4)
                do {
                    try await store.write { _ in }
                    Issue.record("not refused")
                } catch let error as StoreError {
                    #expect(error.code == .queueFull)
                    #expect(error.isRetryable)
                }
                gate.release()
                try await group.waitForAll()
            }
            try await held.value
            #expect(try await store.read { try $0.users.count() } == 4)
        }
    }

    @Test(
        "nobody waits for a hanging writer beyond the deadline, and what had not begun is not done",
        arguments: StoreKind.allCases)
    func hangingWriter(kind: StoreKind) async throws {
        try await StoreFixture.with(kind, change: { $0.operationTimeout = .milliseconds(1_500) }) { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            let late = Task { try await store.write { _ = try $0.users.localUser(uid: 1) } }
            let cancelled = Task { try await store.write { _ = try $0.users.localUser(uid: 2) } }
            try await waitForQueue(store, depth: 2)
            cancelled.cancel()
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            #expect(await StoreError.code { try await late.value } == .deadlineExceeded)
            #expect(await StoreError.code { try await held.value } == .unavailable)
            gate.release()
            _ = try await store.write { try $0.users.localUser(uid: 3) }
            #expect(try await store.read { try $0.users.count() } == 1)
        }
    }

    @Test(
        "everything accepted before the close is done, everything after it refused",
        arguments: StoreKind.allCases)
    func closing(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            let accepted = Task { try await store.write { try $0.users.localUser(uid: 1) } }
            try await waitForQueue(store, depth: 1)
            gate.release()
            store.close()
            try await held.value
            #expect(try await accepted.value.localUID == 1)
            #expect(await StoreError.code { try await store.write { _ in } } == .closed)
            #expect(await StoreError.code { try await store.read { _ in } } == .closed)
        }
    }

    @Test("a transaction kept beyond its end throws", arguments: StoreKind.allCases)
    func keptTransaction(kind: StoreKind) async throws {
        struct Box: @unchecked Sendable { let transaction: Transaction }
        try await StoreFixture.with(kind) { fixture in
            let kept = try await fixture.store.write { Box(transaction: $0) }
            #expect(throws: StoreError.self) { try kept.transaction.users.count() }
        }
    }

    @Test("readers see whole transactions and never wait for the writer")
    func snapshots() async throws {
        try await StoreFixture.with { fixture in
            let store = fixture.store
            let gate = Gate()
            let held = await gate.hold(store)
            #expect(try await store.read { try $0.users.count() } == 0)
            gate.release()
            try await held.value
        }
    }

    @Test("what a killed process had been told was written is there")
    func crash() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await fixture.store.write { transaction in
                let owner = try transaction.users.localUser(uid: 1).id
                return try (0..<20).map { _ in try transaction.analyses.insert(.sample(user: owner)).id }
            }
            // What a kill leaves: the files as they are, the log not folded in.
            let copy = fixture.directory.appendingPathComponent("copy.sqlite").path
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: copy + suffix)
            }
            var configuration = fixture.configuration
            configuration.location = .file(path: copy)
            let store = try Store(configuration: configuration)
            defer { store.close() }
            let owner = try #require(try await store.read { try $0.users.find(localUID: 1) }).id
            let found = try await store.read { try $0.analyses.list(owner: owner) }
            #expect(found.items.map(\.id) == ids.reversed())
        }
    }
}
