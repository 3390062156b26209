// The queue between callers and a worker thread: bounded, first in first out, closed once. Offering never
// waits; a full queue is refused, so that back-pressure reaches the caller instead of memory.

#if canImport(Glibc)
    import Glibc
#endif

/// A bounded queue whose consumers are threads that may block.
///
/// All state is guarded by the mutex; that is what makes it safe to share.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    enum Refusal: Error { case full, closed }

    private let limit: Int
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var elements: [Element] = []
    private var isClosed = false

    init(limit: Int) {
        self.limit = limit
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Appends an element, or says why not.
    func offer(_ element: Element) throws(Refusal) {
        let refusal: Refusal? = locked {
            if isClosed { return .closed }
            if elements.count >= limit { return .full }
            elements.append(element)
            pthread_cond_signal(changed)
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Waits until there is something and takes up to `count` elements; nil when closed and empty.
    func take(upTo count: Int) -> [Element]? {
        locked {
            while elements.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
            guard !elements.isEmpty else { return nil }
            if elements.count <= count {
                defer { elements = [] }
                return elements
            }
            defer { elements.removeFirst(count) }
            return Array(elements.prefix(count))
        }
    }

    /// Takes out the elements that `condition` holds for, wherever they stand.
    func remove(where condition: (Element) -> Bool) -> [Element] {
        locked {
            let removed = elements.filter(condition)
            if !removed.isEmpty { elements.removeAll(where: condition) }
            return removed
        }
    }

    /// Refuses what is offered from now on; what is inside is still taken.
    func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(changed)
        }
    }

    /// How many elements wait.
    var count: Int { locked { elements.count } }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
