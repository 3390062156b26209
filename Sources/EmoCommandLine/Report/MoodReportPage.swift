// The report of a span of days as one page that needs nothing else: no script, no picture, no font from outside.
// Invariant: whatever a label holds, it stands in the page as text.

/// Writes reports as HTML.
public enum MoodReportPage {
    /// The whole page.
    /// - Parameter today: when it is made, for its last line.
    public static func html(_ report: MoodReport, today: CalendarDay) -> String {
        let parts =
            report.recordings == 0
            ? ["<p>There is nothing to draw yet.</p>"]
            : [
                section(report.chartTitle, MoodChart.svg(report)),
                section("Emotions", bars(report.emotions)),
                section("Mental states", bars(report.mentalStates)),
                section("Sentiment", bars(report.sentiments)), numbers(report),
            ]
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(escaped(report.title))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <main>
            <h1>\(escaped(report.title))</h1>
            <p class="span">\(escaped(report.span))</p>
            \(facts(report))
            \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
            <footer>Made on \(today.long) by emoctl from numbers that emod keeps on this machine; no word that was said is in here.
            What a program takes for a mood is an estimate and no finding about a person.</footer>
            </main>
            </body>
            </html>

            """
    }

    /// Text as it may stand between tags and within quoted attributes.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.safeLine {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.append(character)
            }
        }
        return out
    }

    private static func section(_ title: String, _ content: String) -> String {
        content.isEmpty ? "" : "<section>\n<h2>\(title)</h2>\n\(content)\n</section>"
    }

    private static func facts(_ report: MoodReport) -> String {
        let rows = report.facts.map { "<div><dt>\(escaped($0.name))</dt><dd>\(escaped($0.text))</dd></div>" }
        return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    /// A row a label: its name, a bar as long as its share of the most frequent, its count.
    private static func bars(_ counts: [MoodReport.Count]) -> String {
        guard let most = counts.map(\.count).max(), most > 0 else { return "" }
        let rows = counts.map { entry in
            let share = Amount.fixed(100 * Double(entry.count) / Double(most), 1)
            return "<tr><th scope=\"row\">\(escaped(entry.label.lowercased()))</th>"
                + "<td class=\"bar\"><span style=\"width:\(share)%\"></span></td><td class=\"number\">\(entry.count)</td></tr>"
        }
        return "<table>\n\(rows.joined(separator: "\n"))\n</table>"
    }

    /// The chart's numbers, for those who read better than they see.
    private static func numbers(_ report: MoodReport) -> String {
        let rows = report.pieces.filter { $0.recordings != 0 }.map { piece in
            let count = piece.recordings.map(String.init) ?? "fewer than five people"
            let mood = piece.mood.map { Amount.signed($0, 2) } ?? "not found"
            return
                "<tr><th scope=\"row\">\(piece.start.long)</th><td class=\"number\">\(mood)</td><td class=\"number\">\(count)</td></tr>"
        }
        let head =
            "<tr><th>\(report.pieceLength == 1 ? "Day" : "Week from")</th><th>Mood</th><th>Recordings</th></tr>"
        return "<details>\n<summary>The numbers</summary>\n<table class=\"numbers\">\n\(head)\n"
            + rows.joined(separator: "\n") + "\n</table>\n</details>"
    }

    /// Colours that differ in lightness too, for those who see few.
    private static let style = """
        :root { color-scheme: light dark; --ink: #1d2433; --faint: #667085; --line: #d5d9e2; --page: #ffffff;
          --good: #1f8a70; --bad: #d9822b; --bar: #4a6fa5; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --faint: #98a2b3; --line: #3a4252; --page: #14181f;
          --good: #4cc3a5; --bad: #f0a35e; --bar: #7fa3d8; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
        h1 { margin: 0; font-size: 1.8rem; line-height: 1.2; }
        h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
        .span, footer, dt { color: var(--faint); }
        .span { margin: .25rem 0 1.5rem; }
        section { margin: 2.25rem 0; break-inside: avoid; }
        dl { margin: 0; } dl div { display: flex; gap: 1rem; padding: .15rem 0; }
        dt { flex: 0 0 7rem; } dd { margin: 0; }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--faint); font-size: 12px; }
        svg .axis { stroke: var(--line); } svg .up { fill: var(--good); } svg .down { fill: var(--bad); }
        svg .even { fill: var(--faint); }
        table { width: 100%; border-collapse: collapse; }
        th { min-width: 7rem; text-align: left; font-weight: normal; padding: .2rem 1rem .2rem 0; white-space: nowrap; }
        td.bar { width: 100%; } td.bar span { display: block; height: .9rem; border-radius: .2rem; background: var(--bar); min-width: 2px; }
        td.number { text-align: right; padding-left: 1rem; font-variant-numeric: tabular-nums; }
        .numbers th:not(:first-child) { text-align: right; }
        details { margin: 2.25rem 0; } summary { cursor: pointer; color: var(--faint); }
        footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; }
        @media (max-width: 30rem) { svg text { font-size: 20px; } }
        @media print { details { display: none; } main { padding: 0; } }
        """
}
