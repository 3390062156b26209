// One SQLite connection with its cache of prepared statements. It is confined to one thread at a time; after
// opening, the durability settings have been read back and found as asked for.

import CSQLite

final class SQLiteConnection: SQLConnection {
    /// What the connection is for.
    enum Mode {
        /// Reads and writes; creates the file when it is missing.
        case readWrite
        /// Reads an existing file; every write is refused by SQLite.
        case readOnly
        /// Looks at a file that nobody uses, and leaves no trace beside it; what the file was written by is not known.
        case inspect
    }

    /// Where the database lives.
    enum Location {
        case file(String)
        case memory
    }

    private let handle: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    private let statementLimit = 256
    private let busyTimeoutMilliseconds: Int

    /// Pages that the write-ahead log held after this connection's last commit.
    private(set) var pagesInLog = 0

    /// Opens the database and asserts its settings.
    ///
    /// - Throws: `storage.unavailable`, `storage.corrupt`, or `storage.misuse` when a setting did not hold.
    init(_ location: Location, mode: Mode, busyTimeoutMilliseconds: Int) throws {
        var database: OpaquePointer?
        let (path, inMemory) =
            switch location {
            case .file(let path): (path, false)
            case .memory: (":memory:", true)
            }
        // NOMUTEX: the confinement to one thread is ours. Read-only users open read-write, as the shared
        // index of the WAL needs it, and are held to reading by query_only.
        let access =
            switch mode {
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readOnly: SQLITE_OPEN_READWRITE
            case .inspect: SQLITE_OPEN_READONLY
            }
        let code = sqlite3_open_v2(
            path, &database, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let database else {
            let message = database.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(database)
            throw SQLiteFailure.error(code: code, message: message)
        }
        handle = database
        self.busyTimeoutMilliseconds = busyTimeoutMilliseconds
        sqlite3_busy_timeout(handle, Int32(busyTimeoutMilliseconds))
        try configure(mode: mode, inMemory: inMemory)
        if mode == .readWrite { observeLog() }
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {}
        return Int(sqlite3_changes64(handle))
    }

    func forEach(_ sql: String, _ values: [SQLValue], _ visit: (any SQLRow) throws -> Bool) throws {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {
            guard try visit(statement) else { return }
        }
    }

    /// Runs a script of several statements, as migrations have them.
    func runScript(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastFailure() }
    }

    /// Whether a transaction is open. SQLite ends one by itself after some failures.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs `body` in a transaction of its own: all of it or nothing.
    func transaction<Result>(_ begin: String = "BEGIN IMMEDIATE", _ body: () throws -> Result) throws
        -> Result
    {
        try execute(begin)
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends an open transaction without keeping anything of it.
    func rollBack() {
        if isInTransaction { try? execute("ROLLBACK") }
    }

    /// The integer that a pragma answers.
    func pragma(_ name: String) throws -> Int64 {
        try first("PRAGMA \(name)") { try $0.integer(0) } ?? 0
    }

    /// Moves what the write-ahead log holds into the database, as far as that goes without waiting for readers or the writer.
    func checkpoint() throws { _ = try checkpoint(SQLITE_CHECKPOINT_PASSIVE, waiting: 0) }

    /// Moves the whole write-ahead log into the database and cuts it to nothing, so that no older page is left in it.
    ///
    /// - Parameter milliseconds: how long to wait for readers that still need the log; the connection's busy timeout if nil.
    /// - Returns: false when a reader, the writer or another checkpoint was in the way.
    func emptyLog(waiting milliseconds: Int? = nil) throws -> Bool {
        try checkpoint(SQLITE_CHECKPOINT_TRUNCATE, waiting: milliseconds ?? busyTimeoutMilliseconds)
    }

    private func checkpoint(_ mode: Int32, waiting milliseconds: Int) throws -> Bool {
        sqlite3_busy_timeout(handle, Int32(milliseconds))
        defer { sqlite3_busy_timeout(handle, Int32(busyTimeoutMilliseconds)) }
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else { throw lastFailure() }
        return code == SQLITE_OK
    }

    /// Compares every page and index with each other.
    ///
    /// - Throws: `storage.corrupt` with SQLite's first finding.
    func checkIntegrity() throws {
        let finding = try first("PRAGMA integrity_check(1)") { try $0.text(0) }
        guard finding == "ok" else { throw StoreError.corrupt("Integrity check: \(finding ?? "no answer").") }
    }

    /// Breaks off what the connection is doing, which then throws; the one call that may come from another thread.
    func interrupt() { sqlite3_interrupt(handle) }

    /// Copies the whole database, as of now, into the file at `path`, while others read and write.
    func copy(to path: String) throws {
        var target: OpaquePointer?
        let opened = sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        defer { sqlite3_close_v2(target) }
        guard opened == SQLITE_OK, let target,
            let backup = sqlite3_backup_init(target, "main", handle, "main")
        else {
            throw SQLiteFailure.error(
                code: opened == SQLITE_OK ? SQLITE_CANTOPEN : opened, message: "backup file")
        }
        let step = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, finish == SQLITE_OK else {
            throw SQLiteFailure.error(
                code: step == SQLITE_DONE ? finish : step, message: "backup was not completed")
        }
        // A backup is one file: it leaves the WAL mode that it has inherited.
        guard sqlite3_exec(target, "PRAGMA journal_mode=DELETE", nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFailure.error(code: sqlite3_extended_errcode(target), message: "backup journal mode")
        }
    }

    // MARK: -

    private func configure(mode: Mode, inMemory: Bool) throws {
        try execute("PRAGMA trusted_schema=OFF")
        try execute("PRAGMA cell_size_check=ON")
        try execute("PRAGMA temp_store=MEMORY")
        try execute("PRAGMA secure_delete=ON")
        try execute("PRAGMA foreign_keys=ON")
        try execute("PRAGMA synchronous=FULL")
        try execute("PRAGMA journal_size_limit=16777216")
        if mode == .readWrite, !inMemory {
            try execute("PRAGMA journal_mode=WAL")
        }
        if mode != .readWrite { try execute("PRAGMA query_only=ON") }
        if mode == .inspect { return }
        let journal = try first("PRAGMA journal_mode") { try $0.text(0) }
        guard try pragma("synchronous") == 2, try pragma("foreign_keys") == 1,
            journal == (inMemory ? "memory" : "wal")
        else {
            throw StoreError.misuse("The database did not take synchronous=FULL, foreign keys and WAL.")
        }
    }

    /// Keeps ``pagesInLog`` current. The hook takes the place of SQLite's own checkpoints inside commits.
    private func observeLog() {
        let observer = Unmanaged.passUnretained(self).toOpaque()  // the connection is closed in deinit
        sqlite3_wal_hook(
            handle,
            { observer, _, _, pages in
                guard let observer else { return SQLITE_OK }
                Unmanaged<SQLiteConnection>.fromOpaque(observer).takeUnretainedValue().pagesInLog = Int(pages)
                return SQLITE_OK
            }, observer)
    }

    private func prepared(_ sql: String) throws -> SQLiteStatement {
        if let statement = statements[sql] { return statement }
        if statements.count >= statementLimit { statements.removeAll() }
        let statement = try SQLiteStatement(database: handle, sql: sql)
        statements[sql] = statement
        return statement
    }

    private func lastFailure() -> StoreError {
        SQLiteFailure.error(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
    }
}
