// What is remembered of an engine across restarts, with the hashes of the files it was found with.

/// What is remembered of one engine.
public struct EngineStateRecord: Hashable, Sendable {
    /// The engine's identifier, such as `stt.sherpa`.
    public var engine: String
    /// Whether an administrator has disabled it.
    public var isDisabled: Bool
    /// Since when it is quarantined, nil when it is not.
    public var quarantinedAt: Timestamp?
    /// Why, newest last; codes and short sentences without text of users.
    public var reasons: [String]
    /// SHA-256 of its files in hexadecimal, by file name.
    public var fileHashes: [String: String]

    /// Describes what to remember.
    public init(
        engine: String, isDisabled: Bool = false, quarantinedAt: Timestamp? = nil, reasons: [String] = [],
        fileHashes: [String: String] = [:]
    ) {
        self.engine = engine
        self.isDisabled = isDisabled
        self.quarantinedAt = quarantinedAt
        self.reasons = reasons
        self.fileHashes = fileHashes
    }

    static let columns = "engine, is_disabled, quarantined_at, reasons, file_hashes"

    init(_ row: any SQLRow) throws {
        engine = try row.text(0)
        isDisabled = try row.flag(1)
        quarantinedAt = try row.optional(2, row.time)
        reasons = try row.list(3, of: String.self)
        fileHashes = try row.json(4, as: [String: String].self)
    }
}
