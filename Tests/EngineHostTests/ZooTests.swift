// Every engine of the zoo is told apart by the right finding, and by no finding of another kind.
import EmoJSON
import Foundation
import Testing

@Suite("An engine of the zoo")
struct ZooTests {
    /// A fake, the check that must find it, how, and the groups in which findings may be.
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: FakePlugin.Kind
        let fault: String
        let check: String
        var outcome = "failed"
        var groups: Set<String> = []

        init(
            _ kind: FakePlugin.Kind, _ fault: String, _ check: String, _ outcome: String = "failed",
            also: Set<String> = []
        ) {
            (self.kind, self.fault, self.check, self.outcome) = (kind, fault, check, outcome)
            groups = also.union([String(check.prefix { $0 != "." })])
        }

        var testDescription: String { "\(kind) \(fault)" }
    }

    static let liars: [Case] = [
        Case(.stt, "hear-silence", "stt.silence"), Case(.stt, "hear-noise", "stt.noise"),
        Case(.stt, "hear-chunks", "stt.chunks"),
        Case(.stt, "leak-streams", "stt.isolation", also: ["threads"]),
        Case(.stt, "half-reset", "stt.reset"), Case(.stt, "lie-times", "stt.times"),
        Case(.stt, "lie-overlap", "stt.times"), Case(.stt, "lie-empty-text", "stt.times"),
        Case(.stt, "overread-input", "stt.bounds", "crashed", also: ["threads", "performance"]),
        Case(.stt, "push-late", "threads.late_results", also: ["environment"]),
        Case(.emotion, "lie-score", "emotion.result"), Case(.emotion, "lie-confidence", "emotion.result"),
        Case(.emotion, "lie-weight", "emotion.result"), Case(.emotion, "lie-nan", "emotion.result"),
        Case(.emotion, "lie-seven", "emotion.stored"), Case(.emotion, "lie-stored", "emotion.stored"),
        Case(.emotion, "lie-order", "emotion.stored"), Case(.emotion, "lie-sum", "emotion.labels"),
        Case(.emotion, "lie-label", "emotion.labels"),
        Case(.emotion, "drift", "emotion.same", also: ["threads"]),
        Case(.emotion, "lie-abstain", "emotion.abstain"),
        Case(.emotion, "lie-twice", "emotion.bounds", also: ["threads"]),
        Case(.emotion, "lie-no-result", "emotion.bounds"),
        Case(.emotion, "overread-input", "emotion.bounds", "crashed"),
        Case(.buddy, "lie-deltas", "buddy.turns"), Case(.buddy, "lie-twice", "buddy.bounds"),
        Case(.buddy, "forget", "buddy.restore"), Case(.buddy, "lie-state", "buddy.restore"),
        Case(.buddy, "trust-state", "buddy.bad_state", "crashed"),
        Case(.buddy, "half-turn", "buddy.failed_turn"),
        Case(.buddy, "mix-sessions", "buddy.apart", also: ["threads"]),
        Case(.buddy, "hostile-text", "buddy.hostile", "crashed"),
        Case(.buddy, "wrong-stride", "buddy.bounds", "crashed"),
        Case(.buddy, "overread-input", "buddy.bounds", "crashed"),
    ]

    static let brutes: [Case] = [
        Case(.emotion, "wrong-abi", "library.opens"), Case(.emotion, "short-table", "library.opens"),
        Case(.emotion, "null-function", "library.opens"), Case(.emotion, "null-entry", "library.opens"),
        Case(.emotion, "no-table", "library.opens"), Case(.emotion, "describe-garbage", "library.opens"),
        Case(.emotion, "lie-id", "library.manifest"),
        Case(.emotion, "lie-version", "layout.version", also: ["library"]),
        Case(.emotion, "lie-describe", "lifecycle.describe", also: ["library"]),
        Case(.emotion, "overwrite-statistics", "layout.statistics"),
        Case(.emotion, "lie-state-machine", "lifecycle.wrong_state"),
        Case(.emotion, "load-twice", "lifecycle.load_twice"),
        Case(.emotion, "half-loaded", "lifecycle.cancelled_load"),
        Case(.emotion, "trust-options", "lifecycle.options", "crashed"),
        Case(.emotion, "fail-selftest", "lifecycle.self_test"),
        Case(.emotion, "fail-load", "lifecycle.self_test"),
        Case(.emotion, "crash-load", "lifecycle.self_test", "crashed"),
        Case(.emotion, "exit-load", "lifecycle.self_test", "crashed"),
        Case(.emotion, "crash-selftest", "lifecycle.self_test", "crashed"),
        Case(.emotion, "crash-entry", "library.opens", "crashed"),
        Case(.emotion, "crash-describe", "library.opens", "crashed"),
        Case(.emotion, "crash-create", "lifecycle.create_destroy", "crashed", also: ["layout"]),
        Case(
            .emotion, "crash-work", "threads.any_thread", "crashed",
            also: ["lifecycle", "emotion", "environment", "performance"]),
        Case(
            .stt, "crash-finish", "stt.short", "crashed",
            also: ["threads", "lifecycle", "environment", "performance"]),
        Case(.emotion, "crash-unload", "lifecycle.whole", "crashed", also: ["environment", "threads"]),
        Case(.emotion, "change-umask", "environment.settings"),
        Case(.emotion, "change-handler", "environment.settings"),
        Case(.emotion, "change-variable", "environment.settings"),
        Case(.emotion, "print-load", "environment.quiet"), Case(.emotion, "print-work", "environment.quiet"),
        Case(.emotion, "escape-load", "environment.sandbox"),
        Case(.emotion, "escape-work", "environment.sandbox"),
        Case(.emotion, "leak-descriptors", "environment.descriptors"),
        Case(.emotion, "leak-threads", "environment.threads", also: ["performance"]),
        Case(.emotion, "leak-memory", "performance.growth"),
    ]

    @Test("is found by its own check, and by no other group's", arguments: liars + brutes)
    func found(_ fake: Case) throws {
        let plugin = try FakePlugin(fake.kind, fault: fake.fault)
        try plugin.writeManifest()
        let run = try Validation(json: ["--fuzz", "3", "--timeout", "20", plugin.file])
        #expect(run.status == 1)
        #expect(run.outcome(fake.check) == fake.outcome, "\(run.line(fake.check)?.text ?? "no line")")
        let others = run.bad.filter { !fake.groups.contains(String($0.prefix { $0 != "." })) }
        #expect(others == [], "findings of other groups")
    }

    @Test(
        "that hangs or does not listen is stopped, and told by its own check",
        arguments: [
            Case(.emotion, "slow-load", "lifecycle.self_test", "timed out"),
            Case(.emotion, "slow-work", "threads.any_thread", "timed out"),
            Case(.emotion, "hang-load", "lifecycle.self_test", "timed out"),
            Case(.emotion, "hang-work", "threads.any_thread", "timed out"),
            Case(.emotion, "spin-selftest", "lifecycle.self_test", "timed out"),
            Case(.emotion, "hang-entry", "library.opens", "timed out"),
            Case(.emotion, "hang-create", "lifecycle.create_destroy", "timed out"),
            Case(.emotion, "hang-unload", "lifecycle.whole", "timed out"),
            Case(.emotion, "hang-statistics", "layout.statistics", "timed out"),
            Case(.emotion, "deaf-work", "threads.poll"), Case(.emotion, "deaf-work", "threads.cancel"),
            Case(.stt, "hang-finish", "stt.short", "timed out"),
        ])
    func hangs(_ fake: Case) throws {
        let plugin = try FakePlugin(fake.kind, fault: fake.fault)
        let seconds = fake.outcome == "timed out" ? "2" : "60"
        let run = try Validation(json: ["--timeout", seconds, "--only", fake.check, plugin.file])
        #expect(run.status == 1)
        #expect(run.outcome(fake.check) == fake.outcome, "\(run.output)")
    }

    @Test(
        "that is good passes everything, with its model and its manifest",
        arguments: [FakePlugin.Kind.stt, .emotion, .buddy])
    func good(_ kind: FakePlugin.Kind) throws {
        let plugin = try FakePlugin(kind, variables: ["MODEL": "model.txt"])
        try plugin.writeManifest(model: "model.txt")
        let run = try Validation(json: ["--fuzz", "5", plugin.file])
        #expect(run.bad == [], "\(run.output)")
        #expect(run.status == 0)
        #expect(run.lines.count { $0["outcome"]?.string == "passed" } >= 40)
    }

    @Test(
        "that does not look at its model is found",
        arguments: [
            ("accept-models", "lifecycle.missing_models", "failed"),
            ("trust-models", "lifecycle.missing_models", "crashed"),
        ])
    func models(_ fault: String, _ check: String, _ outcome: String) throws {
        let plugin = try FakePlugin(.emotion, fault: fault, variables: ["MODEL": "model.txt"])
        try plugin.writeManifest(model: "model.txt")
        let run = try Validation(json: ["--only", "lifecycle", plugin.file])
        #expect(run.outcome(check) == outcome, "\(run.output)")
    }

    @Test("that exports more, or under another name, is found without running it")
    func exports() throws {
        let more = try FakePlugin(.emotion, variables: ["MORE": "-DEXPORT_MORE"])
        let run = try Validation(json: ["--only", "library.one_symbol", more.file])
        #expect(
            run.line("library.one_symbol")?["detail"]?.string?.contains("fake_helper") == true,
            "\(run.output)")
        let other = try FakePlugin(.emotion, entry: "emo_engine_entry_v7")
        #expect(
            try Validation(json: ["--only", "library.one_symbol", other.file]).bad == ["library.one_symbol"])
    }

    @Test("whose libraries are looked for where everybody can write, or nowhere certain, is found")
    func runPath() throws {
        for path in ["lib", "/tmp"] {
            let plugin = try FakePlugin(.emotion, variables: ["MORE": "-Wl,-rpath,\(path)"])
            #expect(
                try Validation(json: ["--only", "library.run_path", plugin.file]).bad == ["library.run_path"])
        }
    }
}
