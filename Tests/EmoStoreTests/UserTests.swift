// Accounts: unique addresses, log-ins with growing delay, disabling.

import EmoAuth
import EmoStore
import Testing

@Suite("Users")
struct UserTests {
    @Test("an address is used once, in whatever letters", arguments: StoreKind.allCases)
    func unique(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let made = try await fixture.store.write {
                try $0.users.create(NewUser(email: "Kim@Example.org", displayName: "Kim", role: .manager))
            }
            #expect(made.email == "kim@example.org")
            #expect(made.role == .manager)
            let code = await StoreError.code {
                try await fixture.store.write {
                    _ = try $0.users.create(NewUser(email: "kim@example.ORG", displayName: "K", role: .user))
                }
            }
            #expect(code == .conflict)
        }
    }

    @Test(
        "wrong passwords close the account for longer and longer, a good one opens it",
        arguments: StoreKind.allCases)
    func lockOut(kind: StoreKind) async throws {
        let start = Timestamp(millisecondsSince1970: 1_800_000_000_000)
        try await StoreFixture.with(kind, change: { $0.clock = { start } }) { fixture in
            let policy = LockOutPolicy(
                freeAttempts: 3, firstDelayMilliseconds: 1_000, longestDelayMilliseconds: 3_000)
            let (id, delays) = try await fixture.store.write { transaction in
                let user = try transaction.users.create(
                    NewUser(email: "a@b", displayName: "a", role: .user, passwordHash: "hash"))
                let delays = try (1...6).map { _ in
                    try transaction.users.noteFailedLogin(user.id, policy: policy)?.lockedUntil
                }
                return (
                    user.id, delays.map { $0.map { $0.millisecondsSince1970 - start.millisecondsSince1970 } }
                )
            }
            #expect(delays == [nil, nil, 1_000, 2_000, 3_000, 3_000])
            let opened = try await fixture.store.write { try $0.users.noteLogin(id) }
            #expect(opened?.lockedUntil == nil)
            #expect(opened?.failedLoginAttempts == 0)
            #expect(opened?.lastLogin == start)
            let credentials = try await fixture.store.read { try $0.users.credentials(email: "A@b") }
            #expect(credentials?.passwordHash == "hash")
            #expect(credentials?.user.hasPassword == true)
        }
    }

    @Test("changes touch what they name and nothing else", arguments: StoreKind.allCases)
    func changes(kind: StoreKind) async throws {
        try await StoreFixture.with(kind) { fixture in
            let before = try await fixture.store.write { try $0.users.localUser(uid: 7) }
            let after = try await fixture.store.write { transaction in
                var changes = UserChanges()
                changes.allowDataCollection = false
                changes.locale = "de"
                try transaction.users.setDisabled(before.id, true)
                return try transaction.users.update(before.id, changes)
            }
            #expect(after?.allowDataCollection == false)
            #expect(after?.locale == "de")
            #expect(after?.displayName == before.displayName)
            #expect(after?.role == before.role)
            #expect(after?.disabledAt != nil)
            let enabled = try await fixture.store.write { transaction in
                try transaction.users.setDisabled(before.id, false)
                return try transaction.users.find(before.id)
            }
            #expect(enabled?.disabledAt == nil)
        }
    }
}
