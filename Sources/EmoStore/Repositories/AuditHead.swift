// The noted end of the audit log, sealed under the master key. Who can write the database file but has not the key
// can compute a chain anew, and cannot seal its end.

import EmoAuth

/// The last row's number and hash, with the seal over both.
struct AuditHead {
    let seq: Int64
    let hash: [UInt8]
    let seal: [UInt8]?

    /// The end of the log as noted; nil when the note is missing.
    static func read(_ context: TransactionContext) throws -> AuditHead? {
        try context.connection.first("SELECT seq, hash, seal FROM audit_head") {
            AuditHead(seq: try $0.integer(0), hash: try $0.blob(1), seal: try $0.optional(2, $0.blob))
        }
    }

    /// Notes and seals the end of the log.
    static func write(_ reached: AuditCheckpoint, _ context: TransactionContext) throws {
        let seal = try context.seal(content(reached.seq, reached.hash), location)
        try context.connection.run(
            """
            INSERT INTO audit_head (only_row, seq, hash, seal) VALUES (1, ?, ?, ?)
            ON CONFLICT (only_row) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seal = excluded.seal
            """, [.integer(reached.seq), .blob(reached.hash), .blob(seal)])
    }

    /// Whether this installation has sealed exactly this end.
    func isGenuine(_ context: TransactionContext) -> Bool {
        guard let seal, let content = try? context.open(seal, Self.location) else { return false }
        return ConstantTime.equal(content, Self.content(seq, hash))
    }

    private static let location = TextLocation(user: nil, table: "audit_head", row: "1", column: "seal")

    private static func content(_ seq: Int64, _ hash: [UInt8]) -> [UInt8] { Array("\(seq) ".utf8) + hash }
}
