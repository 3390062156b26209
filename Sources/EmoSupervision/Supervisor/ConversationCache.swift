// Which conversations the present host has open, and with which state each was last saved.
// Invariant: a conversation is gone on with only if its last saved state is the one the caller has stored.

/// The open conversations of one host process. Used on the registry's event loop only.
final class ConversationCache {
    /// How a conversation is to be reached.
    enum Access: Equatable {
        /// It is open under this number.
        case open(UInt64)
        /// It has to be opened under this number.
        case unopened(UInt64)
    }

    private struct Entry {
        var number: UInt64
        var state: [UInt8]?
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var lastNumber: UInt64 = 0
    private var uses: UInt64 = 0
    private var stale: [UInt64] = []

    /// - Parameter limit: conversations kept open; beyond it the one not used for longest is closed.
    init(limit: Int = 256) { self.limit = limit }

    /// How to go on with a conversation whose stored state is `state`.
    func access(_ id: String, state: [UInt8]?) -> Access {
        if let entry = entries[id], entry.state == state {
            uses += 1
            entries[id]?.lastUse = uses
            return .open(entry.number)
        }
        forget(id)
        lastNumber += 1
        return .unopened(lastNumber)
    }

    /// Takes note that the host has opened it.
    func opened(_ id: String, number: UInt64, state: [UInt8]?) {
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            forget(oldest.key)
        }
        uses += 1
        entries[id] = Entry(number: number, state: state, lastUse: uses)
    }

    /// Takes note of the state the caller was given to store.
    func saved(_ id: String, state: [UInt8]) { entries[id]?.state = state }

    /// The conversation is not to be gone on with.
    func forget(_ id: String) {
        if let entry = entries.removeValue(forKey: id) { stale.append(entry.number) }
    }

    /// The host has ended, and everything with it.
    func clear() {
        entries = [:]
        stale = []
    }

    /// Numbers of conversations the host still has and nobody wants; each is told once.
    func takeStale() -> [UInt64] {
        defer { stale = [] }
        return stale
    }
}
