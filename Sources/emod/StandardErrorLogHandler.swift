// Log lines on standard error, one a line: level, message, facts. With the <N> prefix that systemd turns into a priority when it reads them.
import Glibc
import Logging

/// Writes to standard error.
struct StandardErrorLogHandler: LogHandler {
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

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let merged = metadata.merging(event.metadata ?? [:]) { $1 }
        let facts = merged.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.oneLine("\($0.value)"))" }
            .joined()
        let line = "emod: \(event.level) \(label): \(event.message)\(facts)\n"
        // One write a line, so that lines of several threads do not mix.
        var bytes = Array(line.utf8)
        _ = write(STDERR_FILENO, &bytes, bytes.count)
    }

    private static func oneLine(_ text: String) -> String {
        text.contains(where: \.isNewline)
            ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
    }
}
