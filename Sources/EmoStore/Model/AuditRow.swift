// A row of the audit log, chained to the row before it by SHA-256, so that a change shows.

import EmoAuth

/// A recorded action.
public struct AuditRow: Hashable, Sendable {
    /// Counts rows from 1 without gaps.
    public let seq: Int64
    /// When it was recorded.
    public let time: Timestamp
    /// The action.
    public let entry: AuditEntry
    /// The hash of the row before; 32 zero bytes before the first.
    public let previousHash: [UInt8]
    /// SHA-256 over the previous hash and the row's fields.
    public let hash: [UInt8]

    static let columns = """
        seq, time, actor_kind, actor_user, actor_service, actor_uid, actor_pid, on_behalf_of, action, object,
        outcome, request_id, duration_ms, previous_hash, hash
        """

    /// The chain's beginning.
    static let genesis = [UInt8](repeating: 0, count: SHA256Digest.byteCount)

    init(_ row: any SQLRow) throws {
        seq = try row.integer(0)
        time = try row.time(1)
        entry = AuditEntry(
            actor: .init(
                kind: try row.text(2), user: try row.optional(3, row.id),
                service: try row.optional(4, row.text),
                uid: try row.optional(5, row.integer).flatMap { UInt32(exactly: $0) },
                pid: try row.optional(6, row.integer).flatMap { Int32(exactly: $0) }),
            onBehalfOf: try row.optional(7, row.id), action: try row.text(8),
            object: try row.optional(9, row.text),
            outcome: try row.text(10), requestID: try row.optional(11, row.text),
            durationMilliseconds: try row.optional(12, row.int))
        previousHash = try row.blob(13)
        hash = try row.blob(14)
    }

    /// The row that follows a verified one.
    init(after reached: AuditCheckpoint, time: Timestamp, entry: AuditEntry) {
        seq = reached.seq + 1
        self.time = time
        self.entry = entry
        previousHash = reached.hash
        hash = Self.hash(seq: seq, time: time, entry: entry, previousHash: previousHash)
    }

    /// Whether the hash fits the fields.
    var isSelfConsistent: Bool {
        hash == Self.hash(seq: seq, time: time, entry: entry, previousHash: previousHash)
    }

    /// Each field goes in with its length, and an absent one differs from an empty one, so that no two rows
    /// have the same canonical bytes.
    private static func hash(seq: Int64, time: Timestamp, entry: AuditEntry, previousHash: [UInt8]) -> [UInt8]
    {
        let fields: [String?] = [
            String(seq), String(time.millisecondsSince1970), entry.actor.kind, entry.actor.user?.description,
            entry.actor.service, entry.actor.uid.map { String($0) }, entry.actor.pid.map { String($0) },
            entry.onBehalfOf?.description, entry.action, entry.object, entry.outcome, entry.requestID,
            entry.durationMilliseconds.map { String($0) },
        ]
        var canonical = previousHash
        for field in fields {
            guard let field else {
                canonical += Array("-;".utf8)
                continue
            }
            canonical += Array("\(field.utf8.count):\(field);".utf8)
        }
        return SHA256Digest.digest(canonical)
    }
}
