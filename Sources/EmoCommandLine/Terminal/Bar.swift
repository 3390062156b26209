// Numbers as bars of characters, at an eighth of a column where the locale has the signs for it.

/// Draws bars.
public enum Bar {
    /// A bar from the left.
    /// - Parameters:
    ///   - fraction: 0…1; anything else is clamped.
    ///   - width: columns of a full bar.
    /// - Returns: exactly `width` columns.
    public static func level(_ fraction: Double, width: Int, style: TextStyle) -> String {
        let clamped = fraction.isFinite ? min(1, max(0, fraction)) : 0
        guard style.usesUnicode else {
            let full = Int((clamped * Double(width)).rounded())
            return String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
        }
        let eighths = Int((clamped * Double(width * 8)).rounded())
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return (String(repeating: "█", count: eighths / 8) + partial).padded(to: width)
    }

    /// A bar to both sides of a middle mark.
    /// - Parameters:
    ///   - value: −1…1; anything else is clamped.
    ///   - halfWidth: columns of a full bar to one side.
    /// - Returns: exactly `2 * halfWidth + 1` columns.
    public static func balance(_ value: Double, halfWidth: Int, style: TextStyle) -> String {
        let clamped = value.isFinite ? min(1, max(-1, value)) : 0
        let count = Int((abs(clamped) * Double(halfWidth)).rounded())
        let (line, mark, full) = style.usesUnicode ? ("─", "┼", "█") : ("-", "|", "#")
        let empty = String(repeating: line, count: halfWidth)
        let part = String(repeating: full, count: count)
        let rest = String(repeating: line, count: halfWidth - count)
        return clamped < 0 ? rest + part + mark + empty : empty + mark + part + rest
    }
}
