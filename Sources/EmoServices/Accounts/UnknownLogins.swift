// Wrong log-ins for addresses that nobody has: they are counted and delayed as those of real accounts, so that the
// answer does not tell which addresses exist. Kept in memory, and only so many.
import EmoAuth
import EmoStore
import Synchronization

/// Failures of addresses without an account.
final class UnknownLogins: Sendable {
    /// Addresses remembered; the one that failed longest ago gives way.
    static let limit = 1_024

    private struct Failures {
        var count: Int
        var last: Timestamp
        var lockedUntil: Timestamp?
    }

    private let policy = LockOutPolicy()
    private let addresses = Mutex<[[UInt8]: Failures]>([:])

    /// Until when log-ins with the address are refused.
    func lockedUntil(_ address: String) -> Timestamp? {
        addresses.withLock { $0[Self.key(address)]?.lockedUntil }
    }

    /// Counts a failure.
    func note(_ address: String) {
        let now = Timestamp.now()
        let key = Self.key(address)
        addresses.withLock { addresses in
            if addresses[key] == nil, addresses.count >= Self.limit,
                let oldest = addresses.min(by: { $0.value.last < $1.value.last })
            {
                addresses[oldest.key] = nil
            }
            let count = (addresses[key]?.count ?? 0) + 1
            addresses[key] = Failures(
                count: count, last: now,
                lockedUntil: policy.delay(afterFailures: count).map { now.adding(milliseconds: $0) })
        }
    }

    /// The hash stands for the address, which may be any text a person has typed.
    private static func key(_ address: String) -> [UInt8] { SHA256Digest.digest(address.lowercased().utf8) }
}
