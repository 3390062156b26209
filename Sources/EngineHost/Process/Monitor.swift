// A lock with a condition, for the few places where one thread of the host waits for another.
// Invariant: the value is touched only under the lock.
import Glibc

/// Guards a value, and lets threads wait until it changes or a monotonic deadline passes.
final class Monitor<Value>: @unchecked Sendable {  // every access to `value` holds the mutex
    private var value: Value
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(_ value: Value) {
        self.value = value
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Reads or changes the value. With `notify`, everybody who waits looks again.
    func withLock<Result>(notify: Bool = false, _ body: (inout Value) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer {
            if notify { pthread_cond_broadcast(condition) }
            pthread_mutex_unlock(mutex)
        }
        return try body(&value)
    }

    /// Waits until `body` gives something.
    /// - Parameter deadline: CLOCK_MONOTONIC nanoseconds; 0 waits as long as the process lives.
    /// - Returns: nil when the deadline passed first.
    func wait<Result>(deadline: UInt64 = 0, until body: (inout Value) throws -> Result?) rethrows -> Result? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = try body(&value) { return result }
            if deadline == 0 {
                pthread_cond_wait(condition, mutex)
            } else {
                var time = timespec(
                    tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
                if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return try body(&value) }
            }
        }
    }
}
