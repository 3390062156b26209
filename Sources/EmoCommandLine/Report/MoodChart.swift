// The mood of each piece of a span as columns above and below a middle line, in SVG.

/// Draws the chart of a report's page.
enum MoodChart {
    private static let (width, height, left, bottom) = (720.0, 240.0, 28.0, 22.0)
    /// The least height of a column, so that a mood of nought is seen too.
    private static let least = 2.0
    /// About as many days are named below the columns.
    private static let names = 6

    /// The chart, with a text for each column that a pointer or a screen reader finds.
    static func svg(_ report: MoodReport) -> String {
        let pitch = (width - left) / Double(max(1, report.pieces.count))
        let columns = report.pieces.enumerated().compactMap {
            column($1, at: left + Double($0) * pitch, pitch)
        }
        let step = max(1, (report.pieces.count + names - 1) / names)
        let days = report.pieces.enumerated().filter { $0.offset.isMultiple(of: step) }.map { index, piece in
            let middle = left + (Double(index) + 0.5) * pitch
            return
                "<text x=\"\(number(middle))\" y=\"\(number(height - 6))\" text-anchor=\"middle\">\(piece.start.short)</text>"
        }
        let size = "0 0 \(number(width)) \(number(height))"
        let head =
            "<svg viewBox=\"\(size)\" role=\"img\" aria-label=\"Mood from -1 negative to +1 positive\">"
        return ([head] + scale + columns + days + ["</svg>"]).joined(separator: "\n")
    }

    /// Where a mood lies, from the top.
    private static func place(_ mood: Double) -> Double {
        let middle = (height - bottom) / 2
        return middle - min(1, max(-1, mood)) * (middle - 8)
    }

    private static var scale: [String] {
        [(1.0, "+1"), (0, "0"), (-1, "-1")].map { mood, name in
            let y = number(place(mood))
            return
                "<line class=\"axis\" x1=\"\(number(left))\" x2=\"\(number(width))\" y1=\"\(y)\" y2=\"\(y)\"/>"
                + "<text x=\"\(number(left - 6))\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(name)</text>"
        }
    }

    private static func column(_ piece: MoodReport.Piece, at x: Double, _ pitch: Double) -> String? {
        guard let mood = piece.mood else { return nil }
        let (zero, end) = (place(0), place(mood))
        let tall = max(least, abs(end - zero))
        let top = abs(end - zero) < least ? zero - least / 2 : min(zero, end)
        let side =
            switch TextStyle.Tone(sentiment: mood) {
            case .good: "up"
            case .warning: "down"
            default: "even"
            }
        let gap = min(4, pitch * 0.2)
        let count = piece.recordings.map { ", " + Amount.count($0, "recording") } ?? ""
        return "<rect class=\"\(side)\" x=\"\(number(x + gap / 2))\" y=\"\(number(top))\" "
            + "width=\"\(number(min(40, pitch - gap)))\" height=\"\(number(tall))\" rx=\"2\">"
            + "<title>\(piece.start.long): \(Amount.signed(mood, 2))\(count)</title></rect>"
    }

    private static func number(_ value: Double) -> String { Amount.fixed(value, 1) }
}
