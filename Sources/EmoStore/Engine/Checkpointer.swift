// Moves the write-ahead log into the database on a thread and a connection of its own, so that no commit
// waits for it. Only when the log has grown far past its aim, because readers or writers never paused, does
// the writer wait for one complete checkpoint.

import Synchronization

/// The thread that checkpoints when the log has grown.
final class Checkpointer: Sendable {
    private struct State {
        var last: Timestamp?
        var failure: StoreError?
    }

    private let wake = BoundedQueue<Void>(limit: 1)
    private let state = Mutex(State())
    private let thread = Mutex<StoreThread?>(nil)
    private let aimPages: Int
    private let now: @Sendable () -> Timestamp

    /// Takes over `connection` and starts the thread.
    ///
    /// - Parameters:
    ///   - aimPages: a checkpoint begins when the log holds more pages.
    ///   - now: the store's clock.
    init(
        connection: SQLiteConnection, aimPages: Int, now: @escaping @Sendable () -> Timestamp
    ) throws {
        self.aimPages = aimPages
        self.now = now
        let confined = ThreadConfined(connection)
        let started = try StoreThread(name: "store-checkpoint") { [self] in
            while wake.take(upTo: 1) != nil { checkpoint(confined.value, truncate: false) }
        }
        thread.withLock { $0 = started }
    }

    /// Looks at the size of the log; called by the writer between two groups.
    func afterCommit(_ writer: SQLiteConnection) {
        if writer.pagesInLog > aimPages * 16 {
            checkpoint(writer, truncate: true)
        } else if writer.pagesInLog > aimPages {
            // Full or closed: a checkpoint is on its way already, or the store is ending with one.
            try? wake.offer(())
        }
    }

    /// When the last checkpoint ended, nil before the first.
    var lastCheckpoint: Timestamp? { state.withLock { $0.last } }

    /// Why the last checkpoint failed, nil when it did not.
    var lastFailure: StoreError? { state.withLock { $0.failure } }

    /// Ends the thread after a running checkpoint.
    func close() {
        wake.close()
        thread.take()?.join()
    }

    private func checkpoint(_ connection: SQLiteConnection, truncate: Bool) {
        do {
            try connection.checkpoint(truncate: truncate)
            let time = now()
            state.withLock { $0 = State(last: time, failure: nil) }
        } catch {
            state.withLock { $0.failure = error as? StoreError }
        }
    }
}
