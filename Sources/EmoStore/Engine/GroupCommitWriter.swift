// The one writer. Everything that has queued up while the last commit ran goes into one transaction, each
// operation in a savepoint of its own, and callers are answered only after that transaction is on the disk.

import Synchronization

/// The thread that owns the writing connection.
final class GroupCommitWriter: Sendable {
    /// What is known of the writer from outside.
    struct State: Sendable {
        var lastGroupMilliseconds = 1
        var commits = 0
    }

    private let queue: BoundedQueue<any StoreJob>
    private let queueLimit: Int
    private let groupLimit: Int
    private let running = RunningJobs()
    private let state = Mutex(State())
    private let thread = Mutex<StoreThread?>(nil)

    /// Takes over `connection` and starts the thread.
    ///
    /// - Parameters:
    ///   - queueLimit: operations that may wait.
    ///   - groupLimit: operations that share one commit.
    ///   - makeContext: makes the context of one operation.
    ///   - published: called on the writer thread with the events of a group that has become durable, in their order.
    ///   - afterCommit: called on the writer thread between two groups.
    init(
        connection: SQLiteConnection, queueLimit: Int, groupLimit: Int,
        makeContext: @escaping @Sendable (any SQLConnection) -> TransactionContext,
        published: @escaping @Sendable ([StoredEvent]) -> Void,
        afterCommit: @escaping @Sendable (SQLiteConnection) -> Void
    ) throws {
        queue = BoundedQueue(limit: queueLimit)
        self.queueLimit = queueLimit
        self.groupLimit = groupLimit
        let confined = ThreadConfined(connection)
        let started = try StoreThread(name: "store-writer") { [self] in
            while let jobs = queue.take(upTo: groupLimit) {
                running.begin(jobs, worker: 0)
                commit(jobs, on: confined.value, makeContext: makeContext, published: published)
                running.end(worker: 0)
                afterCommit(confined.value)
            }
        }
        thread.withLock { $0 = started }
    }

    /// Queues an operation.
    ///
    /// - Throws: `limit.queue_full` or `storage.closed`.
    func submit(_ job: any StoreJob) throws {
        do {
            try queue.offer(job)
        } catch .full {
            let groups = queueLimit / groupLimit + 1
            let wait = state.withLock { $0.lastGroupMilliseconds } * groups
            throw StoreError.queueFull(
                "writes", limit: queueLimit, retryAfterMilliseconds: min(max(wait, 10), 10_000))
        } catch .closed {
            throw StoreError.closed()
        }
    }

    /// Answers the callers of operations that may not begin any more, and of those that have run for
    /// `timeout` without an end.
    func answerOverdue(timeout: Duration) {
        let now = ContinuousClock.now
        for job in queue.remove(where: { $0.refusal(at: now) != nil }) { job.finish(job.refusal(at: now)) }
        running.giveUp(begunBefore: now - timeout)
    }

    /// Operations that wait now.
    var queueDepth: Int { queue.count }

    /// A copy of what is known.
    var currentState: State { state.withLock { $0 } }

    /// Finishes what was queued, then ends the thread.
    func close() {
        queue.close()
        thread.take()?.join()
    }

    // MARK: On the writer thread

    private func commit(
        _ jobs: [any StoreJob], on connection: SQLiteConnection,
        makeContext: (any SQLConnection) -> TransactionContext, published: ([StoredEvent]) -> Void
    ) {
        let start = ContinuousClock.now
        var answers: [Answer] = []
        var groupFailure: (any Error)?
        do {
            try connection.execute("BEGIN IMMEDIATE")
            for job in jobs {
                answers.append(try outcome(of: job, on: connection, makeContext: makeContext))
            }
            try connection.execute("COMMIT")
        } catch {
            connection.rollBack()
            groupFailure = error
        }
        note(start: start, succeeded: groupFailure == nil)
        let events = groupFailure == nil ? answers.flatMap(\.events) : []
        if !events.isEmpty { published(events) }
        // What an operation found out, a refusal too, rests on a state that exists only if the commit held.
        for (index, job) in jobs.enumerated() {
            job.finish(groupFailure ?? (index < answers.count ? answers[index].failure : nil))
        }
    }

    /// What one operation of a group has come to: its own failure, or the events that it has appended.
    private struct Answer {
        var failure: (any Error)?
        var events: [StoredEvent] = []
    }

    /// Runs one operation in its savepoint; throws what ends the whole group.
    private func outcome(
        of job: any StoreJob, on connection: SQLiteConnection,
        makeContext: (any SQLConnection) -> TransactionContext
    ) throws -> Answer {
        if let refusal = job.refusal(at: .now) { return Answer(failure: refusal) }
        let context = makeContext(connection)
        defer { context.finish() }
        try connection.execute("SAVEPOINT operation")
        do {
            try job.run(context)
            try connection.execute("RELEASE operation")
            return Answer(events: context.appendedEvents)
        } catch {
            // SQLite ends the whole transaction by itself when it is out of space or hits an I/O error.
            guard connection.isInTransaction else { throw Self.groupFailure(from: error) }
            try connection.execute("ROLLBACK TO operation")
            try connection.execute("RELEASE operation")
            return Answer(failure: error)
        }
    }

    /// What all operations of a group are told when one of them has cost them the transaction.
    private static func groupFailure(from error: any Error) -> StoreError {
        if let error = error as? StoreError, error.code != .misuse { return error }
        return StoreError(
            .unavailable, "The database ended the transaction.",
            hint: "Look at the disk and the file system of the state directory.",
            retryAfterMilliseconds: 1_000)
    }

    private func note(start: ContinuousClock.Instant, succeeded: Bool) {
        let duration = ContinuousClock.now - start
        let milliseconds = Int(duration / .milliseconds(1)) + 1
        state.withLock {
            $0.lastGroupMilliseconds = milliseconds
            if succeeded { $0.commits += 1 }
        }
    }
}
