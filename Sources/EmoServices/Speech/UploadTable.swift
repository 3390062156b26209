// The open uploads, by connection: bounded a connection, gone with it, and gone when nothing is sent for a while.
import EmoProtocol
import EmoStore
import EmoSupervision
import EmoTransport
import Synchronization

/// One open upload.
struct Upload: Sendable {
    /// The format's name, as stored.
    let formatName: String
    /// The format.
    let format: AudioFormat
    /// The bytes so far.
    let spool: UploadSpool
}

/// All open uploads.
final class UploadTable: Sendable {
    private struct Entry {
        var uploads: [String: Upload] = [:]
        /// What uploads that were finished under an idempotency key consisted of, the latest last.
        var finished: [(id: String, content: [UInt8])] = []
    }
    /// Finished uploads of a connection that are remembered.
    private static let finishedLimit = 16

    private let entries = Mutex<[UInt64: Entry]>([:])
    private let limit: Int
    private let idleLimit: Duration
    /// What uploads take their bytes from.
    let budget: UploadBudget

    /// - Parameters:
    ///   - limit: open uploads a connection.
    ///   - idleLimit: an upload that nothing is sent for so long is dropped.
    init(limit: Int, idleLimit: Duration, budget: UploadBudget) {
        self.limit = limit
        self.idleLimit = idleLimit
        self.budget = budget
    }

    /// Keeps an upload and returns its id.
    /// - Throws: `limit.streams`.
    func add(_ upload: Upload, connection: Connection) throws(ProtocolError) -> String {
        let id = UUIDv7().description
        let added = entries.withLock { entries in
            // A request may outlive its connection by a moment: nothing is kept for one that is gone.
            guard !connection.isClosed, entries[connection.id, default: Entry()].uploads.count < limit else {
                return false
            }
            entries[connection.id, default: Entry()].uploads[id] = upload
            return true
        }
        guard added else { throw ProtocolError(.streams, retryAfterMilliseconds: 1_000) }
        return id
    }

    /// An upload of this connection.
    func find(_ id: String, connection: Connection) throws(ProtocolError) -> Upload {
        guard let upload = entries.withLock({ $0[connection.id]?.uploads[id] }) else {
            throw ProtocolError(.streamNotFound)
        }
        return upload
    }

    /// Takes an upload out of the table.
    func remove(_ id: String, connection: Connection) throws(ProtocolError) -> Upload {
        guard let upload = entries.withLock({ $0[connection.id]?.uploads.removeValue(forKey: id) }) else {
            throw ProtocolError(.streamNotFound)
        }
        return upload
    }

    /// The connection is gone, and its uploads with it.
    func removeAll(of connection: Connection) { entries.withLock { $0[connection.id] = nil } }

    /// Drops uploads that nothing was sent for too long.
    func removeIdle() {
        let limit = ContinuousClock.now - idleLimit
        // Kept here until the lock is free again: what goes closes its file.
        var gone: [Upload] = []
        entries.withLock { entries in
            for (connection, entry) in entries {
                for (id, upload) in entry.uploads where upload.spool.lastUse < limit {
                    gone.append(upload)
                    entries[connection]?.uploads[id] = nil
                }
            }
        }
        gone.removeAll()
    }

    /// What an upload consists of, also after it was finished on this connection: the format and SHA-256 of the bytes. An idempotency key
    /// is bound to it, for the upload's own name is another one after every reconnection.
    func content(of id: String, connection: Connection) async throws -> [UInt8]? {
        guard let upload = entries.withLock({ $0[connection.id]?.uploads[id] }) else {
            return entries.withLock { $0[connection.id]?.finished.last { $0.id == id }?.content }
        }
        let content = Array("\(upload.formatName) \(upload.format) ".utf8) + (try await upload.spool.digest())
        entries.withLock { entries in
            guard var entry = entries[connection.id] else { return }
            entry.finished.removeAll { $0.id == id }
            entry.finished.append((id, content))
            entry.finished.removeFirst(max(entry.finished.count - Self.finishedLimit, 0))
            entries[connection.id] = entry
        }
        return content
    }
}
