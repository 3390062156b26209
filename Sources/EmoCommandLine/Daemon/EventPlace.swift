// The place of an event as a person writes it: `EPOCH:SEQ`.
import EmoProtocol

/// The place of an event.
public struct EventPlace: Sendable, Equatable, CustomStringConvertible {
    private let epoch: Int64
    private let seq: Int64

    /// Reads `EPOCH:SEQ`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let epoch = Int64(parts[0]), let seq = Int64(parts[1]), epoch >= 0, seq >= 0
        else { return nil }
        self.epoch = epoch
        self.seq = seq
    }

    /// The place that `epoch` and `seq` of a value name; nil when it has none.
    public init?(_ value: JSONValue) {
        guard let epoch = value["epoch"]?.integer, let seq = value["seq"]?.integer else { return nil }
        self.epoch = epoch
        self.seq = seq
    }

    /// The place on the wire.
    public var json: JSONValue { ["epoch": .integer(epoch), "seq": .integer(seq)] }

    /// `EPOCH:SEQ`.
    public var description: String { "\(epoch):\(seq)" }
}
