// Checks for every kind of engine: the library, the layout of its tables, its life, its surroundings.
import CEmoABI
import EmoHostLink
import EmoJSON
import EngineHost
import Glibc

/// The groups library, layout, lifecycle and environment.
enum CommonChecks {
    static let all = library + lifecycle + environment

    private static let library = [
        ConformanceCheck(id: "library.one_symbol", claim: "exports emo_engine_entry_v1 and nothing else") {
            subject in
            guard let names = EngineProbe.exportedSymbols(of: subject.file) else {
                throw Finding("no 64-bit ELF library")
            }
            try demand(names.contains(EMO_ENGINE_ENTRY_SYMBOL), "\(EMO_ENGINE_ENTRY_SYMBOL) is missing")
            let others = names.filter { $0 != EMO_ENGINE_ENTRY_SYMBOL }
            try demand(others.isEmpty, "exports \(others.count) more, such as \(others.first ?? "")")
        },
        ConformanceCheck(id: "library.manifest", claim: "the manifest beside it agrees with describe") {
            subject in
            let facts = try describe(subject)
            let folder = subject.file.lastIndex(of: "/").map { String(subject.file[...$0]) } ?? ""
            let file = folder + (facts["id"]?.string ?? "") + ".engine.json"
            guard let text = EngineProbe.text(of: file) else { throw Skip("no manifest beside the plugin") }
            guard let manifest = JSONValue(parsing: text) else { throw Finding("the manifest is not JSON") }
            for key in ["id", "kind", "version", "abi", "languages", "sample_rate", "concurrency", "labels"] {
                switch (manifest[key], facts[key]) {
                case (nil, nil): continue
                case (let written?, let said?) where written.isEquivalent(to: said): continue
                default: throw Finding("\"\(key)\" differs")
                }
            }
        },
        ConformanceCheck(id: "layout.tables", claim: "its tables are of this ABI, whole and large enough") {
            subject in
            _ = try subject.opened()
        },
    ]

    private static let lifecycle = [
        ConformanceCheck(
            id: "lifecycle.describe", claim: "describe is complete, constant, and takes under 100 ms"
        ) { subject in
            let facts = try describe(subject)
            for key in ["id", "kind", "version", "abi", "languages", "concurrency"] {
                try demand(facts[key] != nil, "\"\(key)\" is missing")
            }
            let probe = try subject.opened()
            let start = EngineProbe.now
            let again = probe.plugin.entry.pointee.describe().map { String(cString: $0) }
            try demand(EngineProbe.now - start < 100_000_000, "took more than 100 ms")
            try demand(again == probe.plugin.description, "differs when asked again")
        },
        ConformanceCheck(
            id: "lifecycle.create_destroy", claim: "can be made and destroyed again without load"
        ) { subject in
            let probe = try subject.opened()
            for _ in 0..<3 {
                try subject.make(probe)
                probe.end()
            }
        },
        ConformanceCheck(
            id: "lifecycle.self_test", claim: "loads, and its self-test passes within 2 s", seconds: 120
        ) { subject in
            let probe = try subject.loaded()
            let start = EngineProbe.now
            try subject.expectOK(probe.ask(.selfTest(deadline: 0)), "self_test")
            try demand(EngineProbe.now - start < 2_000_000_000, "took more than 2 s")
        },
        ConformanceCheck(
            id: "lifecycle.wrong_state", claim: "self_test before load is EMO_FAILED_PRECONDITION"
        ) { subject in
            let probe = try subject.opened()
            let status = try RawEngine(probe).selfTest()
            try demand(status == EMO_FAILED_PRECONDITION, "status \(status)")
        },
        ConformanceCheck(
            id: "lifecycle.cancelled_load", claim: "a load that is cancelled at once can be done again",
            seconds: 120
        ) {
            let probe = try $0.opened()
            let engine = try RawEngine(probe)
            let status = engine.load(answer: EMO_STOP_CANCELLED)
            try demand([EMO_CANCELLED, EMO_OK].contains(status), "status \(status)")
            if status == EMO_CANCELLED { try demand(engine.load() == EMO_OK, "the next load fails") }
            try demand(try engine.selfTest() == EMO_OK, "the self-test fails afterwards")
        },
        ConformanceCheck(id: "lifecycle.reload", claim: "works again after unload and load", seconds: 240) {
            subject in
            let engine = try RawEngine(try subject.opened())
            for _ in 0..<2 {
                try demand(engine.load() == EMO_OK, "load fails")
                try demand(try engine.selfTest() == EMO_OK, "the self-test fails")
                engine.unload()
            }
        },
    ]

    private static let environment = [
        ConformanceCheck(
            id: "environment.quiet", claim: "writes nothing to stdout and stderr, tries nothing forbidden",
            seconds: 120
        ) {
            let probe = try wholeLife($0)
            let bad = probe.finishedLogs().first { $0.level == .engineMisbehaving }
            try demand(bad == nil, bad?.text ?? "")
        },
        ConformanceCheck(id: "environment.descriptors", claim: "leaves no descriptor open", seconds: 120) {
            subject in
            let probe = try subject.opened()
            let before = Surroundings.descriptors
            try life(of: probe, subject)
            try demand(
                Surroundings.descriptors <= before, "\(Surroundings.descriptors - before) more after unload")
        },
        ConformanceCheck(id: "environment.threads", claim: "leaves no thread running", seconds: 120) {
            subject in
            let probe = try subject.opened()
            let before = Surroundings.threads
            try life(of: probe, subject)
            try demand(Surroundings.threads <= before, "\(Surroundings.threads - before) more after unload")
        },
        ConformanceCheck(
            id: "environment.process", claim: "leaves signals, mask, locale and folder alone", seconds: 120
        ) { subject in
            let probe = try subject.opened()
            let before = Surroundings.settings
            try life(of: probe, subject)
            let changed = zip(before, Surroundings.settings).first { $0 != $1 }
            try demand(changed == nil, "\(changed?.0 ?? "") became \(changed?.1 ?? "")")
        },
    ]

    private static func describe(_ subject: CheckSubject) throws -> JSONValue {
        // Looked at in the sandbox too: describe is the plugin's code.
        guard let facts = JSONValue(parsing: try subject.opened().plugin.description) else {
            throw Finding("no JSON")
        }
        return facts
    }

    private static func wholeLife(_ subject: CheckSubject) throws -> EngineProbe {
        let probe = try subject.opened()
        try life(of: probe, subject)
        return probe
    }

    private static func life(of probe: EngineProbe, _ subject: CheckSubject) throws {
        try subject.make(probe)
        try subject.expectOK(probe.ask(.load(deadline: 0)), "load")
        try subject.expectOK(probe.ask(.selfTest(deadline: 0)), "self_test")
        switch probe.plugin.kind {
        case EMO_KIND_STT: _ = try subject.transcribe(probe, [Int16](repeating: 0, count: 16_000))
        case EMO_KIND_EMOTION: _ = try subject.emotion(probe, "I am glad.")
        default:
            try subject.expectOK(probe.ask(.buddyOpen(LinkBuddyOpen(deadline: 0, conversation: 1))), "open")
            _ = try subject.turn(probe, "I am glad.")
        }
        probe.end()
    }
}
