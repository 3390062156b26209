// The last lines of an engine, one a row.
import EmoProtocol

/// Draws an engine's log.
public enum EngineLogTable {
    /// The table of `engine.logs`.
    /// - Parameter traits: of the stream it goes to; times are local on a terminal, and the protocol's own elsewhere.
    public static func table(_ lines: [JSONValue], for traits: StreamTraits) -> Table {
        var table = Table([
            .init("TIME"), .init("LEVEL"), .init("PID", rightAligned: true, optional: true),
            .init("TEXT", flexible: true),
        ])
        for line in lines {
            let time = line["time"]?.string ?? ""
            let level = line["level"]?.string ?? ""
            table.add([
                .init(traits.isTerminal ? Amount.localClock(time) : time), .init(level, tone(of: level)),
                .init(line["pid"]?.integer.map(String.init) ?? "-"), .init(line["text"]?.string ?? ""),
            ])
        }
        return table
    }

    private static func tone(of level: String) -> TextStyle.Tone {
        switch level {
        case "error": .bad
        case "warning": .warning
        case "debug": .faint
        default: .plain
        }
    }
}
