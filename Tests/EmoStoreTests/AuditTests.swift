// The audit chain names the first row that was changed, removed, inserted or cut off.

import EmoAuth
import EmoStore
import Testing

@Suite("The audit log")
struct AuditTests {
    private func verification(after tampering: [String], kind: StoreKind = .memory) async throws
        -> AuditVerification?
    {
        var result: AuditVerification?
        try await StoreFixture.with(kind) { fixture in
            try await fixture.store.write { transaction in
                for number in 1...6 {
                    try transaction.audit.append(
                        AuditEntry(
                            actor: .init(kind: "local", uid: 0, pid: 12), action: "token.create",
                            object: "\(number)", durationMilliseconds: number))
                }
            }
            try await fixture.store.write { transaction in
                for statement in tampering { try transaction.connection.execute(statement) }
            }
            result = try await fixture.store.read { try $0.audit.verify() }
        }
        return result
    }

    @Test("an untouched log is intact", arguments: StoreKind.allCases)
    func intact(kind: StoreKind) async throws {
        guard case .intact(let rows, let hash) = try await verification(after: [], kind: kind) else {
            Issue.record("not intact")
            return
        }
        #expect(rows == 6)
        #expect(hash.count == 32)
    }

    @Test(
        "the first bad row is named",
        arguments: [
            ("UPDATE audit_log SET outcome = 'denied' WHERE seq = 4", 4),
            ("UPDATE audit_log SET actor_uid = NULL WHERE seq = 2", 2),
            ("UPDATE audit_log SET object = '' WHERE seq = 1", 1),
            ("DELETE FROM audit_log WHERE seq = 3", 3),
            ("DELETE FROM audit_log WHERE seq = 1", 1),
            ("DELETE FROM audit_log WHERE seq = 6", 6),
            ("DELETE FROM audit_log", 1),
            (
                "INSERT INTO audit_log SELECT 7, time, actor_kind, actor_user, actor_service, actor_uid, "
                    + "actor_pid, on_behalf_of, action, object, outcome, request_id, duration_ms, previous_hash, hash "
                    + "FROM audit_log WHERE seq = 6", 7
            ),
            ("UPDATE audit_log SET hash = zeroblob(32) WHERE seq = 5", 5),
            ("UPDATE audit_log SET actor_user = 'nobody' WHERE seq = 5", 5),
            ("DELETE FROM audit_head", 7),
            ("UPDATE audit_head SET seal = NULL", 7),
        ] as [(String, Int64)])
    func broken(statement: String, row: Int64) async throws {
        guard case .broken(let seq, _) = try await verification(after: [statement]) else {
            Issue.record("not noticed")
            return
        }
        #expect(seq == row)
    }

    @Test("an end that was cut off with its note is missed, now and after more was written")
    func truncated() async throws {
        let keys = try MasterKeyRing(current: .random(count: 32))
        let protection = SealedTextProtection(keys: keys, secrets: UserKeyring())
        try await StoreFixture.with(change: { $0.textProtection = protection }) { fixture in
            func append(_ count: Int) async throws {
                try await fixture.store.write { transaction in
                    for _ in 0..<count {
                        try transaction.audit.append(AuditEntry(actor: .init(kind: "system"), action: "x"))
                    }
                }
            }
            func found() async throws -> AuditVerification {
                try await fixture.store.read { try $0.audit.verify() }
            }
            try await append(6)
            guard case .intact(rows: 6, _) = try await found() else { Issue.record("not intact"); return }
            // As by somebody who can write the file: the last rows go, and the note says what the chain says.
            try await fixture.store.write { transaction in
                try transaction.connection.execute("DELETE FROM audit_log WHERE seq > 4")
                try transaction.connection.execute(
                    "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_log WHERE seq = 4)")
            }
            guard case .broken(seq: 5, _) = try await found() else { Issue.record("not noticed"); return }
            try await append(3)
            guard case .broken(seq: 5, let reason) = try await found() else {
                Issue.record("covered up"); return
            }
            #expect(reason.contains("cut off"))
        }
    }

    @Test("a long log is verified in stretches")
    func stretches() async throws {
        try await StoreFixture.with { fixture in
            try await fixture.store.write { transaction in
                for _ in 0..<25 {
                    try transaction.audit.append(AuditEntry(actor: .init(kind: "system"), action: "x"))
                }
            }
            var checkpoint: AuditCheckpoint?
            var stretches = 0
            while true {
                let from = checkpoint
                stretches += 1
                let result = try await fixture.store.read { try $0.audit.verify(after: from, limit: 10) }
                guard case .unfinished(let reached) = result else {
                    guard case .intact(let rows, _) = result else { Issue.record("\(result)"); return }
                    #expect(rows == 25)
                    break
                }
                checkpoint = reached
            }
            #expect(stretches == 3)
        }
    }
}
