// Backups while work goes on: into the daemon's own directory, never to a path that a client names; one at a time.
import EmoProtocol
import EmoStore
import Synchronization

/// A backup that was made.
struct Backup: Sendable {
    var name: String
    var file: BackupFile
}

/// Makes backups.
final class BackupService: Sendable {
    let path: String
    private let store: Store
    private let directory: BackupDirectory
    private let isBusy = Mutex(false)

    init(store: Store, path: String, keptCount: Int) {
        self.store = store
        self.path = path
        directory = BackupDirectory(path: path, keptCount: keptCount)
    }

    /// Makes one.
    /// - Throws: `limit.queue_full` while another one is made; `StoreError`.
    func create(receipt: Receipt<Backup>) async throws -> Backup {
        let isFree = isBusy.withLock { isBusy in
            defer { isBusy = true }
            return !isBusy
        }
        guard isFree else {
            throw ProtocolError(.queueFull, "a backup is being made already", retryAfterMilliseconds: 1_000)
        }
        defer { isBusy.withLock { $0 = false } }
        let made = try await directory.add(store)
        let backup = Backup(name: made.name, file: made.file)
        try await store.write { transaction in
            try transaction.announce(
                .backupCreated, about: nil,
                ["name": .string(backup.name), "size_bytes": .integer(backup.file.sizeBytes)])
            try receipt.settle(backup, in: transaction)
        }
        return backup
    }
}
