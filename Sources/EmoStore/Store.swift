// The door to persistence. Whatever `write` has returned is on the disk; whatever it has thrown for is not
// there, in no part, unless the disk failed at the very commit; and what is read is one consistent moment.

import Synchronization

/// The database of the installation.
///
/// Operations are closures over a transaction, so that a service stores a row, its audit row and its event
/// together. They run on threads of the store, must not block on anything else and should have no effect
/// outside the transaction.
public final class Store: Sendable {
    private let configuration: StoreConfiguration
    private let writer: GroupCommitWriter
    private let readers: ReaderPool?
    private let checkpointer: Checkpointer?
    private let integrity = Mutex<IntegrityWatch?>(nil)
    private let schemaVersion: Int
    /// What opening it has changed; nil when the schema was this program's, or there was none.
    public let migration: StoreMigration?
    /// The database had not been closed in order the time before; then it was checked whole before it was opened.
    public let wasStoppedUncleanly: Bool
    /// What was wrong with the write-ahead log when it was opened; nil when nothing was.
    public let logDamage: LogDamage?
    /// The last damage that an operation has met, or that opening has found.
    private let damage: Mutex<StoreError?>
    /// Answers callers whose time is up, also while a worker thread hangs in the kernel.
    private let watch: Task<Void, Never>
    private let isClosed = Mutex(false)
    private let observer = EventObserver()

    /// Opens the database: checks it after an unclean stop, migrates it with a backup first, asserts
    /// synchronous=FULL, and starts the threads. Blocks the caller while it does.
    ///
    /// - Throws: ``StoreError`` with `storage.corrupt`, `storage.newer_schema`, `storage.unavailable` or
    ///   `storage.full`.
    public init(configuration: StoreConfiguration) throws {
        self.configuration = configuration
        let opened = try StoreOpening.open(configuration)
        schemaVersion = opened.schemaVersion
        migration = opened.migration
        wasStoppedUncleanly = opened.stoppedUncleanly
        logDamage = opened.logDamage
        damage = Mutex(opened.logDamage?.loss)
        let protection = configuration.textProtection
        let clock = configuration.clock
        let makeContext: @Sendable (any SQLConnection) -> TransactionContext = {
            TransactionContext(connection: $0, protection: protection, now: clock())
        }
        checkpointer = try opened.checkpointing.map {
            try Checkpointer(connection: $0, aimPages: configuration.checkpointPages, now: clock)
        }
        readers =
            try opened.reading.isEmpty
            ? nil
            : ReaderPool(
                connections: opened.reading, queueLimit: configuration.queueLimit, makeContext: makeContext)
        writer = try GroupCommitWriter(
            connection: opened.writing, queueLimit: configuration.queueLimit,
            groupLimit: min(max(configuration.groupLimit, 1), configuration.queueLimit),
            makeContext: makeContext, published: { [observer] in observer.tell($0) }
        ) { [checkpointer] in checkpointer?.afterCommit($0) }
        let timeout = configuration.operationTimeout
        watch = Task { [writer, readers] in
            while (try? await Task.sleep(for: min(timeout / 4, .seconds(1)))) != nil {
                writer.answerOverdue(timeout: timeout)
                readers?.answerOverdue(timeout: timeout)
            }
        }
    }

    deinit { close() }

    /// Runs `body` in a transaction and returns after its commit is durable.
    ///
    /// If `body` throws, nothing of it is kept and the error is passed on. Operations that wait at the same
    /// time share one commit, but none sees another fail.
    ///
    /// - Throws: what `body` throws; ``StoreError`` with `limit.queue_full`, `deadline.exceeded`,
    ///   `storage.full`, `storage.unavailable`, `storage.corrupt` or `storage.closed`; `CancellationError`
    ///   when the task was cancelled before the operation's turn. After `storage.unavailable` it can be open
    ///   whether the change was kept, as the disk failed or hung during the commit itself: repeat the request
    ///   under the same idempotency key. All others mean that it was not kept.
    public func write<Output: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Output
    ) async throws -> Output {
        try await call(writer.submit) { try body(Transaction(context: $0)) }
    }

    /// Runs `body` on one snapshot of the database.
    ///
    /// - Throws: what `body` throws; ``StoreError`` as in ``write(_:)``.
    public func read<Output: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Output
    ) async throws -> Output {
        // In memory there is one connection only, and the writer thread owns it.
        try await call(readers?.submit(_:) ?? writer.submit) { try body(ReadTransaction(context: $0)) }
    }

    /// Tells `observer` the events of every commit from now on, in the order of their places, once they are durable and before their
    /// writers are answered. It runs on the writer's thread and must not block. There is one observer; a later one takes its place.
    public func observeEvents(_ observer: @escaping @Sendable ([StoredEvent]) -> Void) {
        self.observer.set(observer)
    }

    /// Compares the whole database with itself beside the work: now, unless opening it has just done so, and after each interval. In
    /// memory there is nothing to look at.
    ///
    /// - Parameter tell: called with damage, which ``health()`` tells from then on; on a thread of the store.
    /// - Throws: ``StoreError`` when there is no connection or thread for it.
    public func watchIntegrity(
        every interval: Duration = .seconds(86_400), _ tell: @escaping @Sendable (StoreError) -> Void
    ) throws {
        guard case .file(let path) = configuration.location else { return }
        let connection = try SQLiteConnection(
            .file(path), mode: .readOnly, busyTimeoutMilliseconds: configuration.busyTimeoutMilliseconds)
        let watch = try IntegrityWatch(
            connection: connection, every: interval, startsNow: !wasStoppedUncleanly
        ) { [weak self] error in
            self?.damage.withLock { $0 = error }
            tell(error)
        }
        integrity.withLock { $0 = watch }
    }

    /// Writes that wait for the writer at the moment.
    public var queueDepth: Int { writer.queueDepth }

    /// Looks at the store, with a real read and a real durable write.
    public func health() async -> StoreHealth {
        let writeFailure = await failure { store in
            try await store.write { transaction in
                _ = try transaction.context.connection.run(
                    """
                    INSERT INTO storage_probe (only_row, checked_at) VALUES (1, ?)
                    ON CONFLICT (only_row) DO UPDATE SET checked_at = excluded.checked_at
                    """, [SQLValue(transaction.now)])
            }
        }
        let pages = Mutex((count: Int64(0), size: Int64(0)))
        let readFailure = await failure { store in
            let found = try await store.read { transaction in
                let connection = try transaction.context.connection
                return (
                    count: try connection.first("PRAGMA page_count") { try $0.integer(0) } ?? 0,
                    size: try connection.first("PRAGMA page_size") { try $0.integer(0) } ?? 0
                )
            }
            pages.withLock { $0 = found }
        }
        let (pageCount, pageSize) = pages.withLock { $0 }
        return StoreHealth(
            schemaVersion: schemaVersion, sizeBytes: pageCount * pageSize, pageCount: pageCount,
            logBytes: logPath.flatMap { FileSystem.size(of: $0) } ?? 0,
            lastCheckpoint: checkpointer?.lastCheckpoint, checkpointFailure: checkpointer?.lastFailure,
            queueDepth: writer.queueDepth,
            queueLimit: configuration.queueLimit, commits: writer.currentState.commits,
            writeFailure: writeFailure, readFailure: readFailure, damage: damage.withLock { $0 })
    }

    /// Writes a complete, checked copy of the database to a new file at `path` while work goes on.
    ///
    /// The copy appears under its name only when it is whole, checked, and on the disk.
    ///
    /// - Returns: what the copy holds.
    /// - Throws: ``StoreError`` with `storage.full`, `storage.unavailable`, `storage.corrupt`, or `storage.in_memory`.
    @discardableResult
    public func backUp(to path: String) async throws -> BackupFile {
        guard let readers else {
            throw StoreError(
                .inMemory, "Nothing is kept on a disk, so there is nothing to back up.",
                hint: "Set daemon.storage = \"disk\" in emod.toml.")
        }
        return try await withCheckedThrowingContinuation { continuation in
            do {
                try readers.submit { connection in
                    continuation.resume(
                        with: Result {
                            try StoreBackup.write(connection, to: path, check: BackupFile.verify)
                        })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Brings everything that is sealed under an older master key, or in an older form, under the current one.
    ///
    /// - Returns: how many users' keys were wrapped anew.
    public func renewKeys() async throws -> Int {
        var changed = 0
        var last: UUIDv7?
        repeat {
            let after = last
            let stretch = try await write { try $0.users.rewrapKeys(after: after, limit: 500) }
            changed += stretch.changed
            last = stretch.last
        } while last != nil
        try await write { transaction in
            try transaction.idempotency.resealAll()
            try transaction.audit.resealHead()
        }
        return changed
    }

    /// Removes what was deleted from the write-ahead log too: until then older pages are still in that file. Deleted
    /// rows are overwritten in the database itself by SQLite's secure_delete.
    ///
    /// - Returns: false when readers or writers were in the way for the whole time; the next checkpoint does it.
    public func emptyLog() async throws -> Bool {
        guard let readers else { return true }
        for _ in 0..<5 {
            let isEmpty = try await withCheckedThrowingContinuation { continuation in
                do {
                    try readers.submit { connection in
                        continuation.resume(with: Result { try connection.emptyLog() })
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
            if isEmpty { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Finishes what was accepted, moves the log into the database and closes it. Blocks the caller while it
    /// does; later operations are refused with `storage.closed`.
    public func close() {
        let wasClosed = isClosed.withLock { closed in
            defer { closed = true }
            return closed
        }
        guard !wasClosed else { return }
        watch.cancel()
        // Taken, so that its connection ends with it: the last connection that is closed folds the log in, and that is the writer's.
        integrity.take()?.close()
        readers?.close()
        checkpointer?.close()
        writer.close()
        if case .file(let path) = configuration.location {
            FileSystem.remove(path + StoreOpening.markerSuffix)
        }
    }

    // MARK: -

    private var logPath: String? {
        guard case .file(let path) = configuration.location else { return nil }
        return path + "-wal"
    }

    private func call<Output: Sendable>(
        _ submit: (any StoreJob) throws -> Void,
        _ body: @escaping @Sendable (TransactionContext) throws -> Output
    ) async throws -> Output {
        let cancellation = Cancellation()
        let deadline = ContinuousClock.now + configuration.operationTimeout
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let job = CallJob(
                        deadline: deadline, cancellation: cancellation, continuation: continuation, body: body
                    )
                    do { try submit(job) } catch { job.finish(error) }
                }
            } onCancel: {
                cancellation.cancel()
            }
        } catch let error as StoreError where error.code == .corrupt {
            damage.withLock { $0 = error }
            throw error
        }
    }

    private func failure(_ operation: (Store) async throws -> Void) async -> StoreError? {
        do {
            try await operation(self)
            return nil
        } catch let error as StoreError {
            return error
        } catch {
            return StoreError(
                .unavailable, "The probe was cancelled.", hint: "Ask again.", retryAfterMilliseconds: 0)
        }
    }
}
