// audit.* on the wire: reading and verifying. There is no method that changes the log.
import EmoProtocol
import EmoStore

struct AuditHarness: Harness {
    /// Rows verified in one reading transaction.
    private static let stretch = 10_000

    let store: Store

    var operations: [String: Operation] { ["audit.list": list, "audit.verify": verify] }

    private func list(_ call: Call) async throws -> JSONValue {
        let limit = call.parameters.integer("limit") ?? 50
        let before = call.parameters.integer("before").map(Int64.init)
        let rows = try await store.read { try $0.audit.list(before: before, limit: limit) }
        let last = rows.count == limit ? rows.last?.seq : nil
        return [
            "items": .array(rows.map(\.json)),
            "next": last.map { $0 > 1 ? .integer($0) : .null } ?? .null,
        ]
    }

    private func verify(_ call: Call) async throws -> JSONValue {
        var reached: AuditCheckpoint?
        while true {
            try Task.checkCancellation()
            let from = reached
            let found = try await store.read { try $0.audit.verify(after: from, limit: Self.stretch) }
            switch found {
            case .unfinished(let next): reached = next
            case .intact(let rows, let hash): return Self.answer(rows: rows, hash: hash)
            case .broken(let seq, let reason): return Self.answer(rows: seq - 1, broken: (seq, reason))
            }
        }
    }

    private static func answer(
        rows: Int64, hash: [UInt8]? = nil, broken: (seq: Int64, reason: String)? = nil
    ) -> JSONValue {
        [
            "intact": .bool(broken == nil), "rows": .integer(max(rows, 0)),
            "last_hash": JSONValue(hash?.hexadecimal),
            "broken_seq": broken.map { .integer($0.seq) } ?? .null, "reason": JSONValue(broken?.reason),
        ]
    }
}

extension AuditRow {
    /// The row on the wire.
    fileprivate var json: JSONValue {
        let actor = entry.actor
        return [
            "seq": .integer(seq), "time": .string(time.rfc3339),
            "actor": [
                "kind": .string(actor.kind), "user_id": JSONValue(actor.user?.description),
                "service": JSONValue(actor.service), "uid": JSONValue(actor.uid.map(Int.init)),
                "pid": JSONValue(actor.pid.map(Int.init)),
            ], "on_behalf_of": JSONValue(entry.onBehalfOf?.description), "action": .string(entry.action),
            "object": JSONValue(entry.object), "outcome": .string(entry.outcome),
            "request_id": JSONValue(entry.requestID), "hash": .string(hash.hexadecimal),
        ]
    }
}

extension [UInt8] {
    /// Two digits a byte.
    fileprivate var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
