// The safety layer's state of sessions whose last turn could not be stored: danger that was heard is not forgotten because a disk is full.
// Bounded; a state goes when a turn of its session is stored again.
import EmoStore
import Synchronization

/// States of the safety layer that are not in the database yet.
final class UnsavedRisks: Sendable {
    private static let limit = 1_000
    private let states = Mutex<[UUIDv7: [UInt8]]>([:])

    /// The state of a session, if it is not stored.
    func state(of session: UUIDv7) -> [UInt8]? { states.withLock { $0[session] } }

    /// Keeps the state of a session; when there is no room, the sessions kept already come first.
    func keep(_ state: [UInt8], of session: UUIDv7) {
        states.withLock { states in
            guard states[session] != nil || states.count < Self.limit else { return }
            states[session] = state
        }
    }

    /// The state was stored.
    func forget(_ session: UUIDv7) { states.withLock { $0[session] = nil } }
}
