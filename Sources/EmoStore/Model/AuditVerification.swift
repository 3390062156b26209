// What a verification of the audit log says.

/// How far a verification of the audit log has come, or what it has found.
public enum AuditVerification: Hashable, Sendable {
    /// Everything fits: that many rows, the last with this hash.
    case intact(rows: Int64, lastHash: [UInt8])
    /// Everything fits so far; go on after this row.
    case unfinished(AuditCheckpoint)
    /// The first row that does not fit, and why.
    case broken(seq: Int64, reason: String)
}
