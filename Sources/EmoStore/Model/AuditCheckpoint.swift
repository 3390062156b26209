// How far the audit log was verified, so that a long log is verified in stretches.

/// A row up to which the audit log was verified.
public struct AuditCheckpoint: Hashable, Sendable {
    /// The row's number.
    public let seq: Int64
    /// The row's hash.
    public let hash: [UInt8]

    /// Names a verified row.
    public init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }
}
