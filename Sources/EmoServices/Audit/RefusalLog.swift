// Refused requests and failed log-ins in the audit log. Anybody who may connect can be refused as often as they like:
// each uid gets so many rows a minute, and what is beyond that is counted and recorded as a number.
import EmoStore
import Synchronization

/// Records refusals, within bounds.
final class RefusalLog: Sendable {
    /// Rows of one uid in a minute.
    static let rowsPerMinute = 60
    /// Uids counted at a time.
    static let uidLimit = 1_024

    private struct Minute {
        var start: Timestamp
        var rows = 0
        var dropped = 0
    }

    private let store: Store
    private let minutes = Mutex<[UInt32: Minute]>([:])

    init(store: Store) { self.store = store }

    /// Records a refusal within the transaction of something else.
    func append(_ entry: AuditEntry, in transaction: Transaction) throws {
        let (isShown, dropped) = admit(entry.actor.uid ?? .max, at: transaction.now)
        if dropped > 0 {
            try transaction.audit.append(
                AuditEntry(
                    actor: entry.actor, action: "audit.dropped", object: String(dropped), outcome: "limit"))
        }
        if isShown { try transaction.audit.append(entry) }
    }

    /// Records a refusal by itself. A database that cannot be written must not change the answer.
    func note(_ entry: AuditEntry) async {
        try? await store.write { try self.append(entry, in: $0) }
    }

    /// Whether the row may be written, and how many were not in a minute that is over.
    private func admit(_ uid: UInt32, at now: Timestamp) -> (isShown: Bool, dropped: Int) {
        minutes.withLock { minutes in
            var minute = minutes[uid] ?? Minute(start: now)
            var dropped = 0
            if minute.start.adding(milliseconds: 60_000) <= now {
                dropped = minute.dropped
                minute = Minute(start: now)
            }
            let isShown = minute.rows < Self.rowsPerMinute
            if isShown { minute.rows += 1 } else { minute.dropped += 1 }
            if minutes[uid] == nil, minutes.count >= Self.uidLimit,
                let oldest = minutes.min(by: { $0.value.start < $1.value.start })
            {
                minutes[oldest.key] = nil
            }
            minutes[uid] = minute
            return (isShown, dropped)
        }
    }
}
