import EmoCommandLine
import EmoProtocol
import Testing

@Suite struct ScreenTests {
    private static let screen = StreamTraits(isTerminal: true, width: 72)

    @Test("the results the tests use have the protocol's own shape")
    func shapes() throws {
        let results: [(String, JSONValue)] = [
            ("speech.analyze", Shapes.analysis), ("buddy.say", Shapes.reply("x")),
            ("buddy.end", Shapes.ended),
            ("session.list", Shapes.sessions([Shapes.sessionItem(ended: true)])),
            ("health.get", Shapes.health("ok", problem: "x")),
            ("speech.transcribe", Shapes.transcript), ("token.create", Shapes.token),
            ("engine.list", ["items": [Shapes.engine(state: "ready")]]),
        ]
        for (name, result) in results { try #require(Method.named(name)).result.validate(result, path: name) }
    }

    @Test("an analysis shows what was said, what was felt, and the next command")
    func analysis() {
        #expect(
            AnalysisScreen.lines(Shapes.analysis, for: Self.screen) == [
                "I lost my keys again and I am so angry with myself that I could cry",
                "",
                "Sentiment   NEGATIVE  -----#######|------------ -0.62",
                "Emotions    ANGRY     ###############............... 50 %",
                "            SAD       #########..................... 30 %",
                "            NEUTRAL   ##............................  6 %",
                "            FEAR      ##............................  5 %",
                "            DISGUST   #.............................  4 %",
                "            SURPRISE  #.............................  2 %",
                "            CONTEMPT  #.............................  2 %",
                "            HAPPY     ..............................  1 %",
                "Labels      anger 0.71, sadness 0.42",
                "State       STRESSED",
                "Speech      4.2 s, 142 words a minute, 1 pause, confidence 0.91",
                "Voice       lively, arousal 0.81, against your last 12 recordings",
                "",
                "Stored      \(Shapes.analysisID), in 812 ms",
                "Next        emoctl chat --analysis \(Shapes.analysisID)",
            ])
    }

    @Test("a first recording has nothing to be held against, and without a voice there is no line")
    func voice() {
        var result = Shapes.analysis.object ?? [:]
        result["voice"] = ["arousal": 0.3, "recordings": 0]
        #expect(
            AnalysisScreen.lines(.object(result), for: Self.screen)
                .contains("Voice       calm, arousal 0.30, your first recording"))
        result["voice"] = .null
        #expect(!AnalysisScreen.lines(.object(result), for: Self.screen).contains { $0.hasPrefix("Voice") })
    }

    @Test("silence is told as silence, without emotions")
    func silence() {
        var result = Shapes.analysis.object ?? [:]
        result["transcribed_text"] = ""
        result["speech_detected"] = false
        let lines = AnalysisScreen.lines(.object(result), for: Self.screen)
        #expect(lines.first == "No speech was found in the recording.")
        #expect(!lines.contains { $0.contains("Sentiment") })
    }

    @Test("missing parts are named, with the command that says why")
    func degraded() {
        var result = Shapes.analysis.object ?? [:]
        for key in ["sentiment", "sentiment_score", "emotion_scores", "labels", "mental_state"] {
            result[key] = .null
        }
        result["degraded"] = ["emotion"]
        let lines = AnalysisScreen.lines(.object(result), for: Self.screen)
        #expect(lines.contains("Emotions    not known: the emotion engine is not ready"))
        #expect(lines.contains("Missing     emotion (see why with: emoctl engine list)"))
    }

    @Test("what a person said can not move the cursor")
    func controls() {
        var result = Shapes.analysis.object ?? [:]
        result["transcribed_text"] = "hello \u{1B}]0;title\u{7}\u{9B}2J"
        result["labels"] = [["label": "an\u{1B}ger", "score": 0.7, "selected": true]]
        let text = AnalysisScreen.lines(.object(result), for: Self.screen).joined(separator: "\n")
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{9B}" })
    }

    @Test("the health line leads to the exit status of its word")
    func health() {
        let well = HealthReport(Shapes.health("ok"))
        #expect(well.status == .success)
        #expect(well.line == "ok, emod 0.1.0, 1 engine ready, 1 open session")
        let ill = HealthReport(
            Shapes.health("degraded", engineState: "invalid", problem: "stt.sherpa has no model"))
        #expect(ill.status == .degraded && !ill.isStarting)
        #expect(
            ill.line == "degraded, emod 0.1.0, 0 engines ready, 1 open session: stt.sherpa has no model")
        #expect(HealthReport(Shapes.health("failing")).status == .failure)
        #expect(HealthReport(Shapes.health("degraded", engineState: "loading")).isStarting)
        #expect(HealthReport(Shapes.health("degraded", engineState: "backing_off")).isStarting)
        #expect(HealthReport(Shapes.health("ok", engineState: "loading")).isStarting)
        #expect(!HealthReport(Shapes.health("ok", engineState: "backing_off")).isStarting)
    }

    @Test("the status screen has the daemon, the engines, and each problem with its remedy")
    func status() {
        let report = HealthReport(
            Shapes.health("degraded", engineState: "invalid", problem: "stt.sherpa has no model"))
        let lines = report.lines(for: StreamTraits(isTerminal: true, width: 100))
        #expect(lines.first == "emod 0.1.0  degraded  up 3 h 12 min, process 4711, 23.0 MB, 2 connections")
        #expect(lines.contains("Database    ok, 1.2 MB on disk, schema 3"))
        #expect(lines.contains { $0.hasPrefix("stt.sherpa  stt   invalid  yes") })
        #expect(
            lines.suffix(3) == [
                "Problems", "  * stt.sherpa has no model (engine.model_missing)",
                "    try: install the model",
            ])
        #expect(lines.allSatisfy { $0.displayWidth <= 100 })
        #expect(HealthReport(Shapes.health("ok")).lines(for: Self.screen).last == "No problems.")
    }

    @Test("a session is told with who said what, on a terminal and in fields")
    func session() {
        let result: JSONValue = [
            "session": Shapes.sessionItem(ended: true, title: "Keys"),
            "messages": [
                [
                    "order": 1, "from_user": true, "text": "I lost\nmy keys",
                    "created_at": "2026-01-02T03:04:05Z",
                ],
                [
                    "order": 2, "from_user": false, "text": "That is hard.",
                    "created_at": "2026-01-02T03:04:06Z",
                ],
            ],
            "course": [
                "trend": "improving", "windows": [["balance": -0.8], ["balance": 0], ["balance": 0.5]],
            ],
        ]
        let lines = SessionScreen.lines(result, for: Self.screen)
        #expect(lines.first == "Keys")
        #expect(lines.contains("Course      improving; from -1 negative to +1 positive: -0.8, 0.0, +0.5"))
        #expect(
            lines.suffix(5) == [
                "", "you         I lost", "            my keys", "", "EmoBuddy    That is hard.",
            ])
        #expect(
            SessionScreen.messageLines(result) == [
                "1\tuser\t2026-01-02T03:04:05Z\tI lost\\nmy keys",
                "2\tbuddy\t2026-01-02T03:04:06Z\tThat is hard.",
            ])
    }

    @Test("a token is valid, expired or revoked")
    func tokens() {
        func token(_ expires: String, revoked: String?) -> JSONValue {
            [
                "id": "t", "name": "stt", "scopes": ["speech", "buddy"], "created_at": "2026-01-01T00:00:00Z",
                "expires_at": .string(expires), "revoked_at": JSONValue(revoked), "last_used_at": nil,
            ]
        }
        let table = TokenTable.table(
            [
                token("2027-01-01T00:00:00Z", revoked: nil), token("2026-06-01T11:59:59.9Z", revoked: nil),
                token("2027-01-01T00:00:00Z", revoked: "2026-01-01T00:00:00Z"),
            ], for: StreamTraits(isTerminal: false), now: "2026-06-01T12:00:00Z")
        #expect(
            table.tabSeparatedLines == [
                "t\tstt\tvalid\t2027-01-01T00:00:00Z\t-\tspeech,buddy",
                "t\tstt\texpired\t2026-06-01T11:59:59.9Z\t-\tspeech,buddy",
                "t\tstt\trevoked\t2027-01-01T00:00:00Z\t-\tspeech,buddy",
            ])
    }

    @Test("subtitles have their formats' times and escapes")
    func subtitles() {
        #expect(
            Transcript.subRip(Shapes.transcript) == [
                "1", "00:00:00,000 --> 00:00:01,500", "one two", "", "2", "01:01:01,001 --> 01:01:02,020",
                "<three> & --> four", "",
            ])
        #expect(
            Transcript.webVTT(Shapes.transcript) == [
                "WEBVTT", "", "00:00:00.000 --> 00:00:01.500", "one two", "", "01:01:01.001 --> 01:01:02.020",
                "&lt;three&gt; &amp; --&gt; four", "",
            ])
    }

    @Test("every method of the protocol can be described", arguments: Method.all.map(\.name))
    func methods(name: String) throws {
        let method = try #require(Method.named(name))
        let lines = MethodScreen.lines(["methods": [method.json]], for: Self.screen)
        #expect(lines.first == name)
        #expect(lines.contains { $0.hasPrefix("Parameters") })
        #expect(lines.contains { $0.hasPrefix("Result") })
    }

    @Test("figures for Prometheus: histograms whole, labels escaped, families without values left out")
    func prometheus() {
        let result: JSONValue = [
            "families": [
                ["name": "none", "kind": "gauge", "help": "", "samples": []],
                [
                    "name": "seconds", "kind": "histogram", "help": "a \\ and\na line",
                    "samples": [
                        ["name": "seconds_bucket", "labels": ["le": "0.5", "of": "a\"b\\c\nd"], "value": 2],
                        ["name": "seconds_sum", "labels": [:], "value": 0.25],
                    ],
                ],
            ]
        ]
        #expect(
            MetricsText.prometheus(result) == #"""
                # HELP seconds a \\ and\na line
                # TYPE seconds histogram
                seconds_bucket{le="0.5",of="a\"b\\c\nd"} 2
                seconds_sum 0.25

                """#)
        #expect(MetricsText.table(result).tabSeparatedLines == ["seconds_sum\t\t0.25\ta \\\\ and\\na line"])
    }
}
