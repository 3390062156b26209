// The report of a span of days: what it counts, and that its page needs nothing and shows nothing but numbers.
import EmoCommandLine
import EmoProtocol
import Foundation
import Testing

@Suite("The report of the last days")
struct MoodReportTests {
    private static func item(_ day: String, _ count: JSONValue, _ mood: JSONValue) -> JSONValue {
        ["start": .string("\(day)T00:00:00Z"), "analyses": count, "mean_sentiment_score": mood]
    }

    private static func summary(days: Int, label: String = "FEAR", scope: String = "own") -> JSONValue {
        let first = CalendarDay(number: end.number - days)
        return [
            "scope": .string(scope), "from": .string(rfc3339(first)), "to": .string(rfc3339(end)), "users": 7,
            "analyses": 6, "audio_seconds": 75.5, "sessions": 2, "mean_sentiment_score": -0.25,
            "sentiments": [["label": "NEGATIVE", "count": 6]],
            "emotions": [["label": .string(label), "count": 4], ["label": "SAD", "count": 2]],
            "mental_states": [["label": "ANXIOUS", "count": 6]],
        ]
    }

    /// The day after 1 March 2028, the year being a leap year.
    private static let end = CalendarDay("2028-03-02T00:00:00Z") ?? CalendarDay(number: 0)

    private static func rfc3339(_ day: CalendarDay) -> String {
        let parts = day.long.split(separator: " ")
        let months = ["Feb": "02", "Mar": "03"]
        let two = parts[0].count == 1 ? "0\(parts[0])" : "\(parts[0])"
        return "\(parts[2])-\(months[String(parts[1])] ?? "01")-\(two)T00:00:00Z"
    }

    private static func report(_ days: [JSONValue], label: String = "FEAR", length: Int = 7) throws
        -> MoodReport
    {
        let trend: JSONValue = ["items": .array(days)]
        return try #require(
            MoodReport(
                summary: summary(days: length, label: label), trend: trend, pieceLength: 1, days: trend))
    }

    @Test("days are counted over a leap day, and written as people do")
    func days() throws {
        let leap = try #require(CalendarDay("2028-02-29T23:59:59Z"))
        #expect(leap + 1 == CalendarDay("2028-03-01T00:00:00Z"))
        #expect(leap.long == "29 Feb 2028" && (leap + 1).short == "1 Mar")
        #expect(Self.end - leap == 2)
        for text in ["", "2028-13-01T00:00:00Z", "yesterday", "2028-02"] { #expect(CalendarDay(text) == nil) }
    }

    @Test("days without a recording are pieces too, and the oldest is first")
    func pieces() throws {
        let report = try Self.report([Self.item("2028-02-29", 3, -0.5), Self.item("2028-03-01", 3, .null)])
        #expect(report.pieces.count == 7)
        #expect(report.first.short == "24 Feb" && report.last.short == "1 Mar")
        #expect(report.pieces.map(\.recordings) == [0, 0, 0, 0, 0, 3, 3])
        #expect(report.pieces.map(\.mood) == [nil, nil, nil, nil, nil, -0.5, nil])
    }

    @Test(
        "a streak goes on until a day is over without a recording",
        arguments: [
            (["2028-02-29", "2028-03-01"], 2, 2), (["2028-02-28", "2028-02-29"], 2, 2),
            (["2028-02-24", "2028-02-25", "2028-02-26", "2028-03-01"], 1, 3),
            (["2028-02-25", "2028-02-28"], 0, 1), ([], 0, 0),
        ] as [([String], Int, Int)])
    func streak(days: [String], current: Int, longest: Int) throws {
        let report = try Self.report(days.map { Self.item($0, 1, 0.1) })
        #expect(report.streak?.current == current && report.streak?.longest == longest)
    }

    @Test("a group has no streak, and pieces that too few stand behind have no number")
    func group() throws {
        let trend: JSONValue = ["items": [Self.item("2028-02-24", .null, .null)]]
        let report = try #require(
            MoodReport(
                summary: Self.summary(days: 7, scope: "everyone"), trend: trend, pieceLength: 1, days: nil))
        #expect(report.streak == nil && report.pieces[0].recordings == nil)
        #expect(report.title == "Everyone's last 7 days")
        let screen = MoodReportScreen.lines(report, for: .init(isTerminal: true, width: 80, style: .plain))
        #expect(screen.contains { $0.contains("fewer than five people") })
        #expect(screen.contains { $0.contains("7 who share their analyses") })
    }

    @Test("a screen has a line for each day with a recording, at any width", arguments: [20, 40, 80, 200])
    func screen(width: Int) throws {
        let report = try Self.report([Self.item("2028-02-25", 2, -1), Self.item("2028-03-01", 1, 0.75)])
        let lines = MoodReportScreen.lines(report, for: .init(isTerminal: true, width: width, style: .plain))
        #expect(lines.contains { $0.hasPrefix("25 Feb") && $0.contains("-1.00  2 recordings") })
        #expect(lines.contains { $0.hasPrefix("1 Mar") && $0.contains("+0.75  1 recording") })
        #expect(lines.contains { $0.contains("4 days without a recording") })
    }

    @Test("a page asks for nothing from outside, runs nothing, and takes a label for text")
    func page() throws {
        let report = try Self.report(
            [Self.item("2028-03-01", 6, -0.25)], label: "<script>alert(\"1\")</script>&")
        let page = MoodReportPage.html(report, today: report.last)
        #expect(!page.contains("<script") && page.contains("&lt;script&gt;alert(&quot;1&quot;)"))
        for word in ["http:", "https:", "src=", "url(", "@import", "<link"] { #expect(!page.contains(word)) }
        #expect(page.contains("default-src 'none'"))
        #expect(page.contains("<title>1 Mar 2028: -0.25, 6 recordings</title>"))
        #expect(page.components(separatedBy: "<rect").count - 1 == 1)
    }

    @Test("an answer without its span gives no report")
    func withoutSpan() {
        #expect(MoodReport(summary: ["scope": "own"], trend: ["items": []], pieceLength: 1, days: nil) == nil)
    }
}
