// Reads on threads and connections of their own. Each operation sees one snapshot; writers are not waited
// for.

import Synchronization

/// A few reading threads behind one bounded queue.
final class ReaderPool: Sendable {
    /// An operation that needs the connection itself, such as a backup.
    typealias ConnectionTask = @Sendable (SQLiteConnection) -> Void

    private enum Work: Sendable {
        case job(any StoreJob)
        case task(ConnectionTask)

        func refusal(at now: ContinuousClock.Instant) -> (any Error)? {
            guard case .job(let job) = self else { return nil }
            return job.refusal(at: now)
        }
    }

    private let queue: BoundedQueue<Work>
    private let queueLimit: Int
    private let running = RunningJobs()
    private let threads = Mutex<[StoreThread]>([])

    /// Takes over the connections, one thread for each.
    init(
        connections: [SQLiteConnection], queueLimit: Int,
        makeContext: @escaping @Sendable (any SQLConnection) -> TransactionContext
    ) throws {
        queue = BoundedQueue(limit: queueLimit)
        self.queueLimit = queueLimit
        for (index, connection) in connections.enumerated() {
            let confined = ThreadConfined(connection)
            let thread = try StoreThread(name: "store-reader-\(index)") { [queue, running] in
                while let work = queue.take(upTo: 1) {
                    switch work.first {
                    case .job(let job):
                        running.begin([job], worker: index)
                        Self.read(job, on: confined.value, makeContext: makeContext)
                        running.end(worker: index)
                    case .task(let task): task(confined.value)
                    case nil: break
                    }
                }
            }
            threads.withLock { $0.append(thread) }
        }
    }

    /// Queues a reading operation.
    func submit(_ job: any StoreJob) throws { try offer(.job(job)) }

    /// Queues work on a reading connection.
    func submit(task: @escaping ConnectionTask) throws { try offer(.task(task)) }

    /// Answers the callers of operations that may not begin any more, and of those that have run for
    /// `timeout` without an end.
    func answerOverdue(timeout: Duration) {
        let now = ContinuousClock.now
        for case .job(let job) in queue.remove(where: { $0.refusal(at: now) != nil }) {
            job.finish(job.refusal(at: now))
        }
        running.giveUp(begunBefore: now - timeout)
    }

    /// Finishes what was queued, then ends the threads.
    func close() {
        queue.close()
        let running = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for thread in running { thread.join() }
    }

    private func offer(_ work: Work) throws {
        do {
            try queue.offer(work)
        } catch .full {
            throw StoreError.queueFull("reads", limit: queueLimit, retryAfterMilliseconds: 100)
        } catch .closed {
            throw StoreError.closed()
        }
    }

    private static func read(
        _ job: any StoreJob, on connection: SQLiteConnection,
        makeContext: (any SQLConnection) -> TransactionContext
    ) {
        if let refusal = job.refusal(at: .now) { return job.finish(refusal) }
        let context = makeContext(connection)
        do {
            try connection.transaction("BEGIN") { try job.run(context) }
            context.finish()
            job.finish(nil)
        } catch {
            context.finish()
            job.finish(error)
        }
    }
}
