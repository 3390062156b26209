// What an unclean stop, or a disk, has done to the write-ahead log, found out before SQLite recovers it. SQLite takes the first frame
// that does not verify for the end of the log and is silent about transactions behind it, though they had been acknowledged.

/// A log that cannot be read to where it was acknowledged.
public struct LogDamage: Sendable, Equatable {
    /// Transactions that had been acknowledged and cannot be read; 0 when all of them are in the database already.
    public let lostCommits: Int
    /// Where the log was put, as it was found.
    public let copyPath: String
}

/// The judgement on a log.
enum LogFinding: Equatable {
    /// What was acknowledged can be read.
    case whole
    /// It is damaged, and everything that was acknowledged is in the database already: the log is not needed.
    case foldedIn
    /// Behind the damage lie acknowledged transactions, and none of them is in the database.
    case lost(commits: Int)
    /// Behind the damage lie frames that may be in the database already, so that no moment of it is whole.
    case mixed

    /// Judges the log of the database at `path`, which nobody has open.
    /// - Throws: `storage.unavailable` when the log cannot be read.
    static func inspect(_ path: String) throws -> LogFinding {
        let found = WriteAheadIndex(path: path + "-shm")
        let pageSize = found?.pageSize ?? Self.pageSize(ofDatabase: path)
        guard let log = try WriteAheadLog(path: path + "-wal", pageSize: pageSize) else { return .whole }
        let recoverable = log.recoverableFrames
        // An index of another round of the log says nothing about this one.
        guard let index = found, index.salts == log.salts else {
            // A power cut may leave one transaction in pieces that nobody was told of; the one after it is begun only when it is whole.
            return log.commitsBehind > 1 ? .lost(commits: log.commitsBehind) : .whole
        }
        if index.lastFrame <= recoverable { return .whole }
        if index.foldedIn >= index.lastFrame { return .foldedIn }
        if index.foldingIn > recoverable { return .mixed }
        let behind = log.frames.prefix(index.lastFrame).dropFirst(recoverable)
        return .lost(commits: max(behind.count(where: \.isCommit), 1))
    }

    /// The size of a page as the database's own head has it; nil while nothing has been moved into the file.
    private static func pageSize(ofDatabase path: String) -> Int? {
        guard let size = try? ReadableFile(path).bytes(at: 16, count: 2) else { return nil }
        let bytes = Int(size[0]) << 8 | Int(size[1])
        return bytes == 1 ? 65_536 : bytes
    }
}

extension LogDamage {
    /// Looks at the log of the database at `path`; sets a damaged one aside, so that nothing of it is gone for good.
    ///
    /// - Returns: nil when what was acknowledged can be read.
    /// - Throws: `storage.corrupt` when the database cannot be opened at any whole moment; then nothing was changed.
    static func setAside(_ path: String, now: Timestamp) throws -> LogDamage? {
        let lost: Int
        switch try LogFinding.inspect(path) {
        case .whole: return nil
        case .mixed:
            throw StoreError.corrupt(
                "The log of the database is damaged, and a part of what follows had been moved into the database."
            )
        case .foldedIn: lost = 0
        case .lost(let commits): lost = commits
        }
        let copy = "\(path)-wal.damaged.\(now.millisecondsSince1970)"
        try FileSystem.copy(path + "-wal", to: copy, ownedLike: path)
        if lost == 0 {
            FileSystem.remove(path + "-wal")
            FileSystem.remove(path + "-shm")
        }
        return LogDamage(lostCommits: lost, copyPath: copy)
    }

    /// What health tells until the next start; nil when nothing is missing.
    var loss: StoreError? {
        guard lostCommits > 0 else { return nil }
        return StoreError(
            .corrupt,
            "The log of the database was damaged: the last \(lostCommits) transactions before the stop cannot be read.",
            hint:
                "Check the disk. The log as it was found is kept as \(copyPath); the rest goes on, and a newer backup may hold more: emoctl backup verify FILE"
        )
    }

    /// The row of the audit log about it.
    var auditEntry: AuditEntry {
        AuditEntry(
            actor: .init(kind: "system"), action: "storage.log_damaged",
            outcome: lostCommits > 0 ? "storage.corrupt" : "ok")
    }
}
