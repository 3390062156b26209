// How far a long piece of work is: one line on standard error that redraws itself and leaves nothing behind.
// Silent off a terminal and with --quiet.

/// A progress line.
public final class ProgressBar {
    private let output: Output
    private var isDrawn = false
    private var lastText = ""

    /// A line on the output's standard error.
    public init(_ output: Output) { self.output = output }

    /// Shows how far the work is.
    /// - Parameters:
    ///   - label: what is being done.
    ///   - fraction: 0…1, or nil when the end is not known.
    ///   - amount: what is done so far, such as `3.1 MB`.
    public func show(_ label: String, fraction: Double?, amount: String = "") {
        guard output.error.isTerminal, !output.isQuiet else { return }
        let style = output.error.style
        var text = label.safeLine
        if let fraction {
            let percent = Int((min(1, max(0, fraction)) * 100).rounded(.down))
            text +=
                " " + Bar.level(fraction, width: 24, style: style)
                + String(percent).padded(to: 4, rightAligned: true) + " %"
        }
        if !amount.isEmpty { text += "  " + amount }
        text = text.truncated(to: output.error.width - 1)
        guard text != lastText else { return }
        lastText = text
        isDrawn = true
        output.writeError("\r\u{1B}[K" + text)
    }

    /// Takes the line away.
    public func clear() {
        guard isDrawn else { return }
        isDrawn = false
        lastText = ""
        output.writeError("\r\u{1B}[K")
    }

    deinit { clear() }
}
