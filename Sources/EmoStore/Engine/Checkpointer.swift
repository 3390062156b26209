// Moves the write-ahead log into the database on a thread and a connection of its own, so that no commit waits for it. Where a commit
// comes in between each time, or a read is under way, the log is never at its end and grows: then the writer, which is the only one that
// can see to it that nobody writes, moves the rest and waits a moment for those who read.

import Synchronization

/// The thread that checkpoints when the log has grown.
final class Checkpointer: Sendable {
    private struct State {
        var last: Timestamp?
        var failure: StoreError?
        /// Pages in the log up to which the writer does not try again, after somebody who reads for long was in its way.
        var postponed = 0
    }

    /// So many times the aim the log may hold before the writer waits. The thread has moved most of it by then.
    private static let patience = 4
    /// How long the writer waits for those who read, in milliseconds: longer than a read of a page of anything takes.
    private static let waitMilliseconds = 100

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
            while wake.take(upTo: 1) != nil { checkpoint { try confined.value.checkpoint() } }
        }
        thread.withLock { $0 = started }
    }

    /// Looks at the size of the log; called by the writer between two groups.
    func afterCommit(_ writer: SQLiteConnection) {
        let pages = writer.pagesInLog
        guard pages > aimPages else { return state.withLock { $0.postponed = 0 } }
        guard pages > max(aimPages * Self.patience, state.withLock { $0.postponed }) else {
            // Full or closed: a checkpoint is on its way already, or the store is ending with one.
            try? wake.offer(())
            return
        }
        let isEmpty = checkpoint { try writer.emptyLog(waiting: Self.waitMilliseconds) }
        state.withLock { $0.postponed = isEmpty == true ? 0 : pages + aimPages }
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

    /// Runs a checkpoint and keeps when it ended, or why it failed.
    @discardableResult
    private func checkpoint<Result>(_ body: () throws -> Result) -> Result? {
        do {
            let result = try body()
            let time = now()
            state.withLock { ($0.last, $0.failure) = (time, nil) }
            return result
        } catch {
            state.withLock { $0.failure = error as? StoreError }
            return nil
        }
    }
}
