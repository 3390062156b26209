// How the last days were: in the terminal, or as a page to keep.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

/// `emoctl report`.
struct Report: ParsableCommand {
    /// The spans that are allowed for everyone, in days.
    private static let groupDays = [7, 30, 90, 365]
    /// A chart of more days is drawn in weeks.
    private static let mostDays = 31

    static let configuration = CommandConfiguration(
        abstract: "Show moods, emotions and streaks of the last days, as charts or as a page.",
        discussion: """
            Counts your recordings; with --everyone those of all who share their analyses, for managers, analysts \
            and administrators and over at least five people. Only numbers are shown, no word that was said. Off a \
            terminal and with --json it gives what analytics.summary and analytics.trend answered.
            """)

    @Option(help: ArgumentHelp("How far back, in days: 7d, 30d, 365d.", valueName: "days"))
    var last: String = "30d"

    @Flag(help: "About everyone who shares their analyses: 7d, 30d, 90d or 365d.")
    var everyone = false

    @Option(
        help: ArgumentHelp(
            "Write one self-contained page that only you can read; - for standard output.", valueName: "file"),
        completion: .file())
    var html: String?

    @OptionGroup var shared: SharedOptions

    private var days: Int? {
        Int(last.hasSuffix("d") ? String(last.dropLast()) : last).flatMap {
            (1...365).contains($0) ? $0 : nil
        }
    }

    func validate() throws {
        guard let days else { throw ValidationError("--last is 1d to 365d.") }
        guard !everyone || Self.groupDays.contains(days) else {
            throw ValidationError("--last is 7d, 30d, 90d or 365d with --everyone.")
        }
    }

    func run() throws {
        let output = shared.output
        let connection = try shared.connect()
        let length = (days ?? 0) > Self.mostDays ? 7 : 1
        let summary = try ask("analytics.summary", [:], connection)
        let trend = try ask("analytics.trend", ["piece": length == 1 ? "day" : "week"], connection)
        let daily = everyone || length == 1 ? trend : try ask("analytics.trend", ["piece": "day"], connection)
        let report = MoodReport(
            summary: summary, trend: trend, pieceLength: length, days: everyone ? nil : daily)
        guard let report else {
            throw CommandError(
                .failure, "cannot report", why: "emod did not tell which days its numbers are of",
                next: "install emoctl and emod of the same version")
        }
        if let html { return try write(report, to: html, output) }
        try output.show(["summary": summary, "trend": trend]) {
            MoodReportScreen.lines(report, for: output.standard)
        }
    }

    private func ask(_ method: String, _ wishes: JSONObject, _ connection: DaemonConnection)
        throws(CommandError) -> JSONValue
    {
        var parameters = wishes
        parameters["scope"] = everyone ? "everyone" : "own"
        parameters["days"] = .integer(Int64(days ?? 0))
        return try connection.call(method, parameters, doing: "report the last days")
    }

    private func write(_ report: MoodReport, to path: String, _ output: Output) throws(CommandError) {
        let page = MoodReportPage.html(report, today: .today)
        if path == "-" { return try output.write(page) }
        try FileAccess.replace(path, with: Array(page.utf8), mode: 0o600, doing: "write \(path)")
        output.note("written: \(path)")
    }
}
