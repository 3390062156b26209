// `emoctl report` on the real daemon: numbers of what was analysed, in the terminal's form and as a page.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The report on a daemon", .serialized)
struct ReportTests {
    private func report(_ daemon: TemporaryDaemon, _ arguments: [String]) throws -> EmoctlRun {
        try EmoctlRun(["report"] + arguments, socket: daemon.socket)
    }

    @Test("what was analysed is counted, and the page holds its numbers and no word of it")
    func counted() throws {
        let daemon = try TemporaryDaemon()
        try daemon.waitForEngines()
        let empty = try report(daemon, ["--html", "-"])
        #expect(empty.status == 0 && empty.output.contains("There is nothing to draw yet."))

        let client = try daemon.connect()
        for _ in 0..<3 { _ = try analyze(Samples.anxious, on: client).get() }
        let json = try JSONParser.parse(Array(try report(daemon, ["--json", "--last", "7d"]).output.utf8))
        #expect(json["summary"]?["analyses"]?.integer == 3)
        #expect(json["trend"]?["items"]?.array?.count == 1)

        let file = daemon.directory.path + "/report.html"
        #expect(try report(daemon, ["--last", "90d", "--html", file]).status == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let page = TextFile.read(file)
        #expect(page.contains("Mood, week by week") && page.contains("3, 17."))
        #expect(page.contains("<th scope=\"row\">fear</th>"))
        #expect(!page.contains("exam"))
    }

    @Test("a span that is none, and one that would single people out, are refused")
    func refused() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        for last in ["0d", "366d", "week", ""] { #expect(try report(daemon, ["--last", last]).status == 2) }
        #expect(try report(daemon, ["--everyone", "--last", "29d"]).status == 2)
        let small = try report(daemon, ["--everyone"])
        #expect(small.status != 0 && small.output.contains("analytics.group_too_small"))
        #expect(try report(daemon, ["--html", "/nonexistent/report.html"]).status == 4)
    }
}
