// How many bytes one user's uploads may have on the disk at a time, over all their connections; given back when an upload's file goes.
import EmoProtocol
import Synchronization

/// The budget of each user.
final class UploadBudget: Sendable {
    private let limit: Int
    private let used = Mutex<[String: Int]>([:])

    /// - Parameter limit: bytes a user.
    init(limit: Int) { self.limit = limit }

    /// Takes `count` bytes of the owner's budget.
    /// - Throws: `limit.upload_bytes`.
    func take(_ count: Int, of owner: String) throws(ProtocolError) {
        let isTaken = used.withLock { used in
            guard used[owner, default: 0] + count <= limit else { return false }
            used[owner, default: 0] += count
            return true
        }
        guard isTaken else {
            throw ProtocolError(
                .uploadBytes, "open uploads may have \(limit) bytes together", retryAfterMilliseconds: 5_000)
        }
    }

    /// Gives `count` bytes back.
    func giveBack(_ count: Int, to owner: String) {
        used.withLock { used in
            let left = used[owner, default: 0] - count
            used[owner] = left > 0 ? left : nil
        }
    }
}
