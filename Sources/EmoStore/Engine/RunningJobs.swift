// The operations that worker threads are busy with, so that their callers can be answered when a thread hangs
// in the kernel and does not come back.

import Synchronization

/// What is being run now, and since when.
final class RunningJobs: Sendable {
    private struct Entry {
        let jobs: [any StoreJob]
        let start: ContinuousClock.Instant
    }

    private let entries = Mutex<[Int: Entry]>([:])

    /// Notes that the worker has begun with these operations.
    func begin(_ jobs: [any StoreJob], worker: Int) {
        let entry = Entry(jobs: jobs, start: .now)
        entries.withLock { $0[worker] = entry }
    }

    /// Notes that the worker is idle again.
    func end(worker: Int) {
        entries.withLock { $0[worker] = nil }
    }

    /// Answers the callers of operations that began before `time`: how they end is not known.
    func giveUp(begunBefore time: ContinuousClock.Instant) {
        let overdue = entries.withLock { entries in
            entries.values.filter { $0.start < time }.flatMap(\.jobs)
        }
        for job in overdue { job.finish(StoreError.noAnswer()) }
    }
}
