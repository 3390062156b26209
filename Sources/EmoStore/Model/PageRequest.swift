// How long lists are read: a bounded page at a time, newest first, continued after the last identifier seen.

/// Which part of a list is wanted.
public struct PageRequest: Hashable, Sendable {
    /// The most rows a page ever has.
    public static let maximumLimit = 500

    /// How many rows at most, 1…``maximumLimit``.
    public let limit: Int
    /// The last identifier of the page before; nil for the first page.
    public let after: UUIDv7?

    /// Asks for up to `limit` rows (clamped to 1…500) that come after `after`.
    public init(limit: Int = 50, after: UUIDv7? = nil) {
        self.limit = min(max(limit, 1), Self.maximumLimit)
        self.after = after
    }

    /// The bound for `id < ?`, for lists that are sorted by identifier, newest first.
    var bound: SQLValue { after.map { SQLValue($0) } ?? "ffffffff-ffff-ffff-ffff-ffffffffffff" }
}
