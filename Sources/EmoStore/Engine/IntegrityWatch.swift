// Compares the whole database with itself, on a thread and a connection of its own, at the start and from time to time. SQLite's pages
// carry no sums: a byte that has turned over on the disk may give fewer rows than were stored, and no error, until somebody looks.

import Synchronization

/// The thread that looks for damage nobody has met yet.
final class IntegrityWatch: Sendable {
    private let wake = BoundedQueue<Void>(limit: 1)
    private let connection: ThreadConfined<SQLiteConnection>
    private let isClosed = Atomic(false)
    private let clock: Task<Void, Never>
    private let thread = Mutex<StoreThread?>(nil)

    /// Takes over `connection` and starts the thread.
    ///
    /// - Parameters:
    ///   - startsNow: whether it looks at once, or after the first interval.
    ///   - found: called on the thread with `storage.corrupt`, as often as it is found.
    init(
        connection: SQLiteConnection, every interval: Duration, startsNow: Bool,
        found: @escaping @Sendable (StoreError) -> Void
    ) throws {
        self.connection = ThreadConfined(connection)
        clock = Task { [wake] in
            // Full: it is still looking. Closed: the task is cancelled next.
            while (try? await Task.sleep(for: interval)) != nil { try? wake.offer(()) }
        }
        if startsNow { try? wake.offer(()) }
        let started = try StoreThread(name: "store-integrity") { [self] in
            while wake.take(upTo: 1) != nil, !isClosed.load(ordering: .acquiring) { look(found) }
        }
        thread.withLock { $0 = started }
    }

    /// Ends the thread; a look that goes on is broken off.
    func close() {
        clock.cancel()
        isClosed.store(true, ordering: .releasing)
        wake.close()
        connection.value.interrupt()
        thread.take()?.join()
    }

    private func look(_ found: (StoreError) -> Void) {
        do {
            try connection.value.checkIntegrity()
        } catch let error as StoreError where error.code == .corrupt {
            found(error)
        } catch {
            // Broken off, or the disk does not answer: who reads or writes is told of that.
        }
    }
}
