// The life of an engine's object, in the right order and in wrong ones.
import CEmoABI
import EmoHostLink
import EmoJSON
import EngineHost

/// The group lifecycle, but for the checks of models.
enum LifecycleChecks {
    static let all = [
        ConformanceCheck(
            id: "lifecycle.describe", claim: "describe is complete, constant, and takes under 100 ms",
            promise: "engine.h, describe: any time, within 100 ms, static"
        ) { subject in
            let probe = try subject.opened()
            let facts = try LibraryChecks.describe(probe)
            for key in ["id", "kind", "version", "abi", "languages", "concurrency"] {
                try demand(facts[key] != nil, "\"\(key)\" is missing")
            }
            let isEmotion = probe.plugin.kind == EMO_KIND_EMOTION
            try demand(!isEmotion || facts["labels"]?.array?.isEmpty == false, "\"labels\" is missing")
            let start = EngineProbe.now
            let again = probe.plugin.entry.pointee.describe().map { String(cString: $0) }
            try demand(EngineProbe.now - start < 100_000_000, "took more than 100 ms")
            try demand(again == probe.plugin.description, "differs when asked again")
        },
        ConformanceCheck(
            id: "lifecycle.create_destroy", claim: "can be made and destroyed again without load",
            promise: "engine.h, destroy: after create or unload"
        ) { subject in
            let probe = try subject.opened()
            for _ in 0..<3 {
                try subject.make(probe)
                probe.end()
            }
        },
        ConformanceCheck(
            id: "lifecycle.create_twice", claim: "a second object is made or refused, and the first works on",
            promise: "engine.h, create: EMO_OK, or a status", seconds: 120
        ) { subject in
            let probe = try subject.opened()
            let first = try RawEngine(probe)
            let (status, second) = RawEngine.create(probe, "{}")
            try demand(
                (status == EMO_OK) == (second != nil),
                "status \(status), yet \(second == nil ? "no" : "an") object")
            if let second { probe.plugin.entry.pointee.destroy(second) }
            try demand(first.load() == EMO_OK, "load fails afterwards")
            try demand(first.selfTest() == EMO_OK, "the self-test fails afterwards")
        },
        ConformanceCheck(
            id: "lifecycle.options", claim: "wrong options are refused or ignored, never fatal",
            promise: "engine.h, create: options borrowed until return; *engine_out is left alone on failure"
        ) { subject in
            let probe = try subject.opened()
            let many = "{\"nonsense\":\(String(repeating: "[", count: 10_000))"
            for options in [
                "", "[]", "null", "{", "{\"nonsense\":1}", "{\"threads\":\"many\"}", "\u{0}", many,
            ] {
                let (status, engine) = RawEngine.create(probe, options)
                if let engine { probe.plugin.entry.pointee.destroy(engine) }
                try demand(
                    (status == EMO_OK) == (engine != nil),
                    "status \(status) for \(options.utf8.count) bytes, yet an object")
            }
        },
        ConformanceCheck(
            id: "lifecycle.self_test", claim: "loads, and its self-test passes within 2 s",
            promise: "engine.h, self_test: one real, tiny inference, within 2 s", seconds: 120
        ) { subject in
            let probe = try subject.loaded()
            let start = EngineProbe.now
            try subject.expectOK(probe.ask(.selfTest(deadline: 0)), "self_test")
            try demand(EngineProbe.now - start < 2_000_000_000, "took more than 2 s")
        },
        ConformanceCheck(
            id: "lifecycle.wrong_state", claim: "self_test and work before load are EMO_FAILED_PRECONDITION",
            promise: "abi.h, EMO_FAILED_PRECONDITION: called in the wrong state, such as work before load"
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            let status = engine.selfTest()
            try demand(status == EMO_FAILED_PRECONDITION, "self_test: status \(status)")
            do {
                let worked = try Workload(engine, .small, subject).run().status
                try demand(worked != EMO_OK, "work before load succeeds")
            } catch let finding as Finding {
                try demand(finding.text.hasSuffix("status \(EMO_FAILED_PRECONDITION)"), finding.text)
            }
        },
        ConformanceCheck(
            id: "lifecycle.load_twice",
            claim: "a second load is EMO_FAILED_PRECONDITION, and the first one holds",
            promise: "engine.h, load: after create, or after unload", seconds: 120
        ) { subject in
            let engine = try RawEngine.loaded(try subject.opened())
            let status = engine.load()
            try demand(status == EMO_FAILED_PRECONDITION, "status \(status)")
            try demand(engine.selfTest() == EMO_OK, "the self-test fails afterwards")
        },
        ConformanceCheck(
            id: "lifecycle.cancelled_load", claim: "a load that is cancelled at once can be done again",
            promise: "engine.h, load: EMO_CANCELLED; the engine is as before the call", seconds: 120
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            let call = RawCall(stop: EMO_STOP_CANCELLED)
            let status = engine.load(call)
            try demand([EMO_CANCELLED, EMO_OK].contains(status), "status \(status)")
            try demand(status == EMO_CANCELLED || call.record.polls == 0, "it was told to stop, and loaded")
            if status == EMO_CANCELLED { try demand(engine.load() == EMO_OK, "the next load fails") }
            try demand(engine.selfTest() == EMO_OK, "the self-test fails afterwards")
        },
        ConformanceCheck(
            id: "lifecycle.reload", claim: "works again after unload and load",
            promise: "engine.h, load: after create, or after unload", seconds: 240
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            for _ in 0..<2 {
                try demand(engine.load() == EMO_OK, "load fails")
                try demand(engine.selfTest() == EMO_OK, "the self-test fails")
                engine.unload()
            }
            engine.destroy()
        },
        ConformanceCheck(
            id: "lifecycle.whole", claim: "goes through its whole life, unload within 5 s",
            promise: "engine.h: describe, create, load, self_test, work, drain, unload, destroy", seconds: 120
        ) { subject in
            let probe = try subject.opened()
            try EnvironmentChecks.work(on: probe, subject)
            let start = EngineProbe.now
            probe.end()
            try demand(
                EngineProbe.now - start < 5_000_000_000, "drain, unload and destroy took more than 5 s")
        },
    ]
}
