// One part of a long list, with the way to the next part.

/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
    /// The rows, newest first.
    public let items: [Item]
    /// What to pass as `after` for the next page; nil when this is the last one.
    public let next: UUIDv7?

    /// Makes a page of `rows`, of which one more than `limit` was asked for.
    init(rows: [Item], limit: Int, id: (Item) -> UUIDv7) {
        items = Array(rows.prefix(limit))
        next = rows.count > limit ? items.last.map(id) : nil
    }

    init(items: [Item], next: UUIDv7?) {
        self.items = items
        self.next = next
    }

    /// The same page with each row changed.
    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), next: next)
    }
}
