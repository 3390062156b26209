// The status screen again and again, drawn over itself on a screen of its own, so that the terminal is
// afterwards as it was. Off a terminal: one line whenever something changes. A lost daemon is a thing to
// show, not a reason to stop.
import EmoProtocol
import EmoTransport

/// Shows the state of emod until Ctrl-C.
public final class StatusWatch {
    private static let periodMilliseconds: Int64 = 2_000
    private let output: Output
    private let connect: () throws(CommandError) -> DaemonConnection
    private var connection: DaemonConnection?
    private var lastLine = ""

    /// - Parameter connect: opens a connection; called again after one was lost.
    public init(output: Output, connect: @escaping () throws(CommandError) -> DaemonConnection) {
        self.output = output
        self.connect = connect
    }

    /// Shows the state until Ctrl-C, which it ends with.
    public func run() throws(CommandError) {
        let isScreen = output.standard.isTerminal && !output.isJSON
        if isScreen { try output.write("\u{1B}[?1049h\u{1B}[?25l") }  // the alternate screen, without cursor
        let ending = turns(isScreen: isScreen, Interruption())
        if isScreen { try output.write("\u{1B}[?25h\u{1B}[?1049l") }
        throw ending
    }

    /// Shows the state turn after turn; Ctrl-C is held back all the time, so that it never finds the screen half
    /// drawn and leaves it so.
    private func turns(isScreen: Bool, _ interruption: Interruption) -> CommandError {
        while true {
            do throws(CommandError) {
                try turn(isScreen: isScreen)
            } catch {
                return error
            }
            let next = ControlClient.now() + Self.periodMilliseconds
            if interruption.wait(until: next) == .interrupted {
                return CommandError(
                    .interrupted, "interrupted", why: "the watch is over", next: "emoctl status")
            }
        }
    }

    private func turn(isScreen: Bool) throws(CommandError) {
        var report: HealthReport?
        var lines: [String]
        do throws(CommandError) {
            let open: DaemonConnection
            if let connection { open = connection } else { open = try connect() }
            connection = open
            let found = HealthReport(try open.call("health.get", doing: "read emod's health"))
            report = found
            lines = isScreen ? found.lines(for: output.standard) : [found.line]
        } catch {
            connection = nil
            guard [.notReady, .busy, .timedOut].contains(error.status) else { throw error }
            lines = isScreen ? error.lines(output.style) : [error.what.safeLine + ": " + error.why.safeLine]
        }
        if isScreen { return try draw(lines) }
        if output.isJSON {
            if let report { try output.show(json: report.result) }
        } else if lines.first != lastLine {
            lastLine = lines.first ?? ""
            try output.write(lines: lines)
        }
    }

    /// Draws from the top left, line by line, so that nothing
    /// flickers; what does not fit the screen is left out.
    private func draw(_ lines: [String]) throws(CommandError) {
        let footer = output.style.tinted("every 2 s; Ctrl-C ends", .faint)
        let shown = lines.prefix(output.standard.height - 2) + ["", footer]
        try output.write("\u{1B}[H" + shown.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
    }
}
