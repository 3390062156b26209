// Whoever takes something out of a mutex is the one who ends it; for everybody after, it is gone.

import Synchronization

extension Mutex {
    /// What was in it, which is nil from then on.
    func take<Wrapped: Sendable>() -> Wrapped? where Value == Wrapped? {
        withLock { value in
            defer { value = nil }
            return value
        }
    }
}
