// The conformance checker as a program: its options, its reports, its seeds, and the engines that are shipped.
import EmoJSON
import EngineHost
import Foundation
import Testing

@Suite("The conformance checker")
struct ValidateTests {
    @Test("finds a manifest that says something else")
    func library() throws {
        let plugin = try FakePlugin(.emotion)
        let manifest = plugin.folder.appending(path: "emotion.fake.engine.json")
        try Data("{\"id\":\"emotion.fake\",\"kind\":\"stt\"}".utf8).write(to: manifest)
        let run = try Validation(json: ["--only", "library.manifest", plugin.file])
        #expect(run.line("library.manifest")?["detail"]?.string == "\"kind\" differs")
    }

    @Test("a manifest agrees with its plugin in any order and form of writing")
    func equivalentManifest() throws {
        let plugin = try FakePlugin(.buddy)
        let manifest = """
            {"concurrency":1.0,"languages":["en"],"abi":{"minor":0,"major":1},"version":"1.0.0","library":"buddy.fake.so",
             "kind":"buddy","id":"buddy.fake"}
            """
        try Data(manifest.utf8).write(to: plugin.folder.appending(path: "buddy.fake.engine.json"))
        let run = try Validation(json: ["--only", "library", plugin.file])
        #expect(run.outcome("library.manifest") == "passed", "\(run.output)")
    }

    @Test(
        "a wrong command line is told with status 64",
        arguments: [
            [], ["--nonsense", "x"], ["--seed", "a", "x"], ["--seed"], ["--fuzz", "0", "x"],
            ["--timeout", "0", "x"],
            ["--only", "nothing", "x"],
        ])
    func usage(_ arguments: [String]) throws {
        #expect(try Validation(arguments).status == 64)
    }

    @Test("a file that is no plugin, or is not there, is told by its first check")
    func noPlugin() throws {
        let run = try Validation(json: ["/nonexistent/a.so"])
        #expect(run.status == 1)
        #expect(run.bad.first == "library.file")
        #expect(run.outcome("lifecycle.self_test") == "skipped")
    }

    @Test("every check is listed with its claim and the promise that it holds the plugin to")
    func list() throws {
        let run = try Validation(["--list"])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map(String.init)
        let ids = lines.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        #expect(Set(ids).count == ids.count)
        let groups = [
            "library", "layout", "lifecycle", "threads", "stt", "emotion", "buddy", "environment",
            "performance",
        ]
        #expect(Set(ids.map { String($0.prefix { $0 != "." }) }) == Set(groups))
        #expect(lines.enumerated().allSatisfy { $0.offset % 3 == 0 || $0.element.hasPrefix("    ") })
    }

    @Test("one check alone is run when it is named")
    func one() throws {
        let plugin = try FakePlugin(.stt)
        let run = try Validation(json: ["--only", "stt.silence", plugin.file])
        #expect(run.lines.compactMap { $0["check"]?.string } == ["stt.silence"])
    }

    @Test("a finding of fuzzing names the seed that repeats it alone")
    func seeds() throws {
        // It crashes on texts of more than a hundred signs, which some seeds make and others do not.
        let plugin = try FakePlugin(.emotion, fault: "fear-length")
        let run = try Validation(json: ["--only", "emotion.fuzz", "--fuzz", "50", "--seed", "7", plugin.file])
        #expect(run.outcome("emotion.fuzz") == "crashed", "\(run.output)")
        let seed = try #require(run.line("emotion.fuzz")?["seed"]?.whole(as: UInt64.self))
        #expect((7..<57).contains(seed))
        let again = try Validation(json: [
            "--only", "emotion.fuzz", "--fuzz", "1", "--seed", "\(seed)", plugin.file,
        ])
        #expect(again.outcome("emotion.fuzz") == "crashed", "seed \(seed)")
        if seed > 7 {
            let before = ["--only", "emotion.fuzz", "--fuzz", "\(seed - 7)", "--seed", "7", plugin.file]
            #expect(
                try Validation(json: before).outcome("emotion.fuzz") == "passed",
                "the rounds before seed \(seed)")
        }
    }

    @Test("a person reads what is wrong, which promise it breaks, and how to see it again")
    func screen() throws {
        let plugin = try FakePlugin(.emotion, fault: "lie-sum")
        let run = try Validation(["--only", "emotion", plugin.file])
        #expect(run.output.contains("failed    labels"))
        #expect(run.output.contains("→ the scores of a distribution add up to 0.25"))
        #expect(run.output.contains("the promise: emotion.h, emo_emotion_score"))
        #expect(run.output.contains("again: emo-validate --only emotion.labels \(plugin.file)"))
        // It does not listen, so that one check has nothing to say.
        #expect(run.output.hasSuffix("passed, 1 failed, 1 skipped\n"))
    }

    @Test("leaves no folder behind")
    func tidy() throws {
        let plugin = try FakePlugin(.emotion, fault: "crash-load")
        let folder = plugin.folder.appending(path: "scratch")
        setenv("TMPDIR", folder.path, 1)
        defer { unsetenv("TMPDIR") }
        _ = try Validation(json: ["--only", "lifecycle", plugin.file])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(
        "finds nothing wrong with the engines that are shipped",
        .enabled(if: ValidateTests.stage != nil, "EMO_STAGE names no stage"),
        arguments: ["stt.sherpa", "stt.pocketsphinx", "emotion.text", "buddy.companion"])
    func shipped(_ id: String) throws {
        let stage = try #require(ValidateTests.stage)
        let sample = FakePlugin.root.appending(path: "plugins/stt-sherpa/sample/anxious-about-exam.wav").path
        let run = try Validation(
            json: ["--quick", "--fuzz", "3", "--audio", sample, "\(stage)/lib/emobuddy/engines/\(id).so"])
        let bad = run.lines.filter { run.bad.contains($0["check"]?.string ?? "") }
        #expect(bad.map(\.text) == [])
        #expect(run.status == 0)
    }

    private static let stage = ProcessInfo.processInfo.environment["EMO_STAGE"]
}
