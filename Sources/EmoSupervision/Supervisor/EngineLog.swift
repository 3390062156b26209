// The last words of an engine: what its hosts logged and how its state changed, for `engine.logs`.
// Invariant: bounded; it outlives hosts and builds of the engine, not the daemon.
import Glibc
import NIOCore

/// One line of an engine's log.
public struct EngineLogLine: Sendable, Equatable {
    /// When, in milliseconds since 1970.
    public let unixMilliseconds: Int64
    /// How important it is.
    public let level: LogLevel
    /// The process that said it; nil for what the daemon notes.
    public let processID: Int32?
    /// What was said: of the engine's author or of the daemon, never of a user.
    public let text: String

    /// How important a line is.
    public enum LogLevel: String, Sendable, CaseIterable { case debug, info, warning, error }
}

/// The last lines of one engine. Used on the registry's event loop only.
final class EngineLog {
    /// Lines that are kept.
    static let limit = 256
    /// Bytes of a line that are kept.
    static let lineBytes = 1_024

    private var kept = CircularBuffer<EngineLogLine>()

    /// The newest lines, oldest first.
    func lines(last count: Int) -> [EngineLogLine] { Array(kept.suffix(max(0, count))) }

    func add(_ level: EngineLogLine.LogLevel, _ text: String, processID: Int32? = nil) {
        if kept.count >= Self.limit { kept.removeFirst() }
        let short = text.utf8.count <= Self.lineBytes ? text : String(text.prefix(Self.lineBytes / 4)) + "…"
        kept.append(
            EngineLogLine(
                unixMilliseconds: Self.unixMilliseconds(), level: level, processID: processID, text: short))
    }

    private static func unixMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
