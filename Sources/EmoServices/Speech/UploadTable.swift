// The open uploads, by connection: bounded a connection, gone with it.
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
    private let uploads = Mutex<[UInt64: [String: Upload]]>([:])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Keeps an upload and returns its id.
    /// - Throws: `limit.streams`.
    func add(_ upload: Upload, connection: Connection) throws(ProtocolError) -> String {
        let id = UUIDv7().description
        let added = uploads.withLock { uploads in
            // A request may outlive its connection by a moment: nothing is kept for one that is gone.
            guard !connection.isClosed, uploads[connection.id, default: [:]].count < limit else {
                return false
            }
            uploads[connection.id, default: [:]][id] = upload
            return true
        }
        guard added else { throw ProtocolError(.streams, retryAfterMilliseconds: 1_000) }
        return id
    }

    /// An upload of this connection.
    func find(_ id: String, connection: Connection) throws(ProtocolError) -> Upload {
        guard let upload = uploads.withLock({ $0[connection.id]?[id] }) else {
            throw ProtocolError(.streamNotFound)
        }
        return upload
    }

    /// Takes an upload out of the table.
    func remove(_ id: String, connection: Connection) throws(ProtocolError) -> Upload {
        guard let upload = uploads.withLock({ $0[connection.id]?.removeValue(forKey: id) }) else {
            throw ProtocolError(.streamNotFound)
        }
        return upload
    }

    /// The connection is gone, and its uploads with it.
    func removeAll(of connection: Connection) { uploads.withLock { $0[connection.id] = nil } }
}
