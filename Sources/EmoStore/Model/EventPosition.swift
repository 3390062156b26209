// The place of an event. A place is never given twice, not even after a restore: then a new epoch begins.

/// The place of an event: the epoch of the database and the number within it.
public struct EventPosition: Hashable, Comparable, Codable, Sendable {
    /// Names a life of the database; grows when a backup is restored.
    public let epoch: Int64
    /// Counts events within the epoch, from 1; 0 is before the first.
    public let seq: Int64

    /// Names a place.
    public init(epoch: Int64, seq: Int64) {
        self.epoch = epoch
        self.seq = seq
    }

    /// Earlier places come first.
    public static func < (left: EventPosition, right: EventPosition) -> Bool {
        (left.epoch, left.seq) < (right.epoch, right.seq)
    }
}
