// Log lines as structured journal fields: the message is constant, the facts are EMO_… fields.
import CSystemd
import Glibc
import Logging

/// Writes to the systemd journal by its native protocol.
struct JournalLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    private let label: String
    private let threshold: LogThreshold
    /// A level of one logger's own, above the shared one.
    private var ownLevel: Logger.Level?

    init(label: String, threshold: LogThreshold) {
        self.label = label
        self.threshold = threshold
    }

    var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    /// True when standard error is connected to the journal, as systemd says in JOURNAL_STREAM (device and inode).
    static var isConnected: Bool {
        guard let stream = getenv("JOURNAL_STREAM") else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let merged = metadata.merging(event.metadata ?? [:]) { $1 }
        let facts = merged.sorted { $0.key < $1.key }
        let message =
            facts.isEmpty
            ? "\(event.message)"
            : "\(event.message): " + facts.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        var fields = [
            "MESSAGE=\(message)", "PRIORITY=\(Self.priority(event.level))", "SYSLOG_IDENTIFIER=emod",
            "EMO_PART=\(label)", "EMO_EVENT=\(event.message)",
        ]
        if let id = JournalEntry.id(of: "\(event.message)") { fields.append("MESSAGE_ID=\(id)") }
        fields += facts.map {
            "EMO_\($0.key.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }.reduce(into: "") { $0.append($1) })=\($0.value)"
        }
        Self.send(fields)
    }

    private static func send(_ fields: [String]) {
        let copies = fields.map { field in (strdup(field), field.utf8.count) }
        defer { for copy in copies { free(copy.0) } }
        let vectors = copies.map { iovec(iov_base: $0.0, iov_len: $0.1) }
        _ = sd_journal_sendv(vectors, Int32(vectors.count))
    }

    /// The level as syslog counts.
    static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
