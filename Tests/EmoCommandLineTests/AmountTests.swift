import EmoCommandLine
import Testing

@Suite struct AmountTests {
    @Test(
        "sizes are told in decimal units",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (212_000_000, "212 MB"), (1_234_567, "1.2 MB"),
            (999_600, "1.0 MB"), (7_000_000_000_000, "7.0 TB"),
        ]
            as [(Int64, String)])
    func sizes(count: Int64, text: String) { #expect(Amount.bytes(count) == text) }

    @Test(
        "durations are told in their two largest units",
        arguments: [
            (5, "5 ms"), (1_500, "1.5 s"), (61_000, "1 min 1 s"), (11_520_000, "3 h 12 min"),
            (90_000_000, "1 d 1 h"),
        ] as [(Int64, String)])
    func durations(milliseconds: Int64, text: String) {
        #expect(Amount.duration(milliseconds: milliseconds) == text)
    }

    @Test("numbers are rounded and never end in a sign alone")
    func fixed() {
        #expect(Amount.fixed(-0.001, 2) == "0.00")
        #expect(Amount.fixed(-1.005, 1) == "-1.0")
        #expect(Amount.fixed(2.345, 2) == "2.35")
        #expect(Amount.fixed(142.4, 0) == "142")
        #expect(Amount.fixed(.nan, 2) == "?")
        #expect(Amount.percent(0.074) == "  7 %")
        #expect(Amount.percent(.infinity) == "? %".padded(to: 5, rightAligned: true))
    }

    @Test("a time that is none is shown as it came")
    func times() {
        #expect(Amount.localTime("yesterday") == "yesterday")
        #expect(Amount.localTime("2026-01-02T03:04:05.678Z").count == "2026-01-02 03:04".count)
    }

    @Test(
        "a time limit is a number with an optional unit",
        arguments: [
            ("30", 30_000), ("1.5", 1_500), ("500ms", 500), ("2m", 120_000), ("24h", 86_400_000),
            ("0.001", 1),
        ] as [(String, Int64)])
    func limits(text: String, milliseconds: Int64) { #expect(TimeLimit(text)?.milliseconds == milliseconds) }

    @Test(
        "anything else is no time limit",
        arguments: ["", "0", "-1", "s", "1x", "25h", "1e3", "nan", "1 s", "1..2"])
    func noLimits(text: String) { #expect(TimeLimit(text) == nil) }
}
