// Server-sent events out of bytes that arrive in any pieces. Source: the HTML standard, section "Server-sent events", and what llama.cpp,
// Ollama and vLLM send beside it.
// Invariant: the same bytes give the same events, however they are split.

/// Cuts a stream of bytes into events.
public struct EventParser: Sendable {
    /// One event.
    public enum Event: Sendable, Equatable {
        /// The joined `data` lines.
        case data([UInt8])
        /// An error told outside of `data`: an `error:` line of llama.cpp, or a line that is a JSON object of itself.
        case stray([UInt8])
    }

    /// The most bytes of one event.
    public static let maximumEventBytes = 256 << 10

    private static let (newline, carriageReturn, colon, space): (UInt8, UInt8, UInt8, UInt8) = (
        0x0A, 0x0D, 0x3A, 0x20
    )
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var line: [UInt8] = []
    private var data: [UInt8]?
    private var skipsNewline = false
    private var isFirstLine = true

    /// Makes a parser.
    public init() {}

    /// Takes the next bytes and gives the events that they complete.
    /// - Throws: `tooLong` for an event without end.
    public mutating func receive(_ bytes: [UInt8]) throws(ModelFailure) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            // A carriage return ends a line by itself; the newline after it belongs to it.
            if byte == Self.newline, skipsNewline {
                skipsNewline = false
                continue
            }
            skipsNewline = byte == Self.carriageReturn
            guard byte == Self.newline || byte == Self.carriageReturn else {
                line.append(byte)
                guard line.count + (data?.count ?? 0) <= Self.maximumEventBytes else {
                    throw ModelFailure(.tooLong, "the server sent an event without end")
                }
                continue
            }
            if let event = endLine() { events.append(event) }
        }
        return events
    }

    /// The stream has ended: gives what a missing last blank line left over.
    public mutating func finish() -> [Event] {
        var events: [Event] = []
        if !line.isEmpty, let event = endLine() { events.append(event) }
        if let event = endEvent() { events.append(event) }
        return events
    }

    private mutating func endLine() -> Event? {
        defer { line = [] }
        if isFirstLine, line.starts(with: Self.byteOrderMark) { line.removeFirst(3) }
        isFirstLine = false
        guard let first = line.first else { return endEvent() }
        if first == Self.colon { return nil }
        if first == UInt8(ascii: "{") { return .stray(line) }
        let end = line.firstIndex(of: Self.colon) ?? line.endIndex
        var value = line[end...].dropFirst()
        if value.first == Self.space { value = value.dropFirst() }
        switch String(decoding: line[..<end], as: UTF8.self) {
        case "data": data = data.map { $0 + [Self.newline] + value } ?? Array(value)
        case "error": return .stray(Array(value))
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> Event? {
        defer { data = nil }
        return data.map(Event.data)
    }
}
