// The report of a span of days as charts of characters.

/// Draws reports for a terminal.
public enum MoodReportScreen {
    /// The lines for a terminal.
    public static func lines(_ report: MoodReport, for traits: StreamTraits) -> [String] {
        let head =
            [traits.style.strong(report.title) + "  " + traits.style.tinted(report.span, .faint)]
            + FieldList.lines(report.facts, for: traits)
        guard report.recordings > 0 else {
            return head + ["", "There is nothing to draw yet. Record something: emoctl analyze FILE"]
        }
        let parts = [
            head, moods(report, traits), bars("Emotions", report.emotions, traits),
            bars("States", report.mentalStates, traits),
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// A line a piece: its first day, its mood to both sides of the middle, its recordings. Pieces without any are
    /// counted on one line.
    private static func moods(_ report: MoodReport, _ traits: StreamTraits) -> [String] {
        let half = min(20, max(4, (traits.width - 32) / 2))
        var out = [traits.style.strong(report.chartTitle)]
        var empty: Int64 = 0
        func tellEmpty() {
            guard empty > 0 else { return }
            let noun = report.pieceLength == 1 ? "day" : "week"
            let text = "\(Amount.count(empty, noun)) without a recording"
            out.append(traits.style.tinted("".padded(to: nameWidth) + text, .faint))
            empty = 0
        }
        for piece in report.pieces {
            if piece.recordings == 0 {
                empty += 1
                continue
            }
            tellEmpty()
            out.append(line(piece, half, traits))
        }
        tellEmpty()
        return out
    }

    private static func line(_ piece: MoodReport.Piece, _ half: Int, _ traits: StreamTraits) -> String {
        let name = traits.style.tinted(piece.start.short.padded(to: nameWidth), .faint)
        let count = piece.recordings.map { Amount.count($0, "recording") } ?? "fewer than five people"
        guard let mood = piece.mood else {
            return name + "no mood was found".padded(to: 2 * half + 1) + "".padded(to: 7) + "  " + count
        }
        let bar = Bar.balance(mood, halfWidth: half, style: traits.style)
        return name + traits.style.tinted(bar, TextStyle.Tone(sentiment: mood))
            + Amount.signed(mood, 2).padded(to: 7, rightAligned: true) + "  " + count
    }

    private static func bars(_ title: String, _ counts: [MoodReport.Count], _ traits: StreamTraits)
        -> [String]
    {
        guard let most = counts.map(\.count).max(), most > 0 else { return [] }
        let width = min(30, max(8, traits.width - 30))
        return [traits.style.strong(title)]
            + counts.map { entry in
                let name = traits.style.tinted(entry.label.safeLine.padded(to: nameWidth), .faint)
                let share = Double(entry.count) / Double(most)
                return name + Bar.level(share, width: width, style: traits.style) + " \(entry.count)"
            }
    }

    private static let nameWidth = 12
}
