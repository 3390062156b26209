// Where an export goes on: a step of it, and how many bytes of the step's documents were handed out.
import EmoStore

/// A place in an export.
struct ExportCursor: Equatable {
    /// A part of an export, in order.
    enum Step: Equatable {
        case account
        case month(ExportMonth)
        case session(UUIDv7)
        case memories
        case events
    }

    var step: Step
    var offset: Int

    init(step: Step, offset: Int) {
        self.step = step
        self.offset = offset
    }

    /// Reads a cursor; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let offset = Int(parts[2]), offset >= 0 else { return nil }
        switch (parts[0], parts[1]) {
        case ("account", ""): step = .account
        case ("memories", ""): step = .memories
        case ("events", ""): step = .events
        case ("month", let name):
            guard let month = ExportMonth(name) else { return nil }
            step = .month(month)
        case ("session", let name):
            guard let id = UUIDv7(name) else { return nil }
            step = .session(id)
        default: return nil
        }
        self.offset = offset
    }

    /// The cursor as the client repeats it.
    var text: String {
        switch step {
        case .account: "account::\(offset)"
        case .month(let month): "month:\(month):\(offset)"
        case .session(let id): "session:\(id):\(offset)"
        case .memories: "memories::\(offset)"
        case .events: "events::\(offset)"
        }
    }
}

/// A calendar month in UTC.
struct ExportMonth: Equatable, CustomStringConvertible {
    /// `2026-01`.
    let description: String
    /// Its first moment.
    let start: Timestamp
    /// The first moment after it.
    let end: Timestamp

    /// Reads `2026-01`.
    init?(_ name: String) {
        let parts = name.split(separator: "-")
        guard name.utf8.count == 7, parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
            let start = Timestamp(rfc3339: name + "-01T00:00:00Z")
        else { return nil }
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        let text = "\(Self.padded(next.0, 4))-\(Self.padded(next.1, 2))-01T00:00:00Z"
        guard let end = Timestamp(rfc3339: text) else { return nil }
        description = name
        self.start = start
        self.end = end
    }

    /// The month of a moment; times that are stored are within the calendar's bounds.
    init(of time: Timestamp) {
        let name = String(time.rfc3339.prefix(7))
        self =
            ExportMonth(name)
            ?? ExportMonth(description: name, start: time, end: time.adding(milliseconds: 1))
    }

    private init(description: String, start: Timestamp, end: Timestamp) {
        self.description = description
        self.start = start
        self.end = end
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
