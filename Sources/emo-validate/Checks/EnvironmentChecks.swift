// What a plugin shares with its process and must leave as it was.
import CEmoABI
import EmoHostLink
import EngineHost
import Glibc

/// The group environment.
enum EnvironmentChecks {
    static let all = [
        ConformanceCheck(
            id: "environment.quiet", claim: "writes nothing to stdout and stderr",
            promise: "abi.h, forbidden: writing to stdout or stderr", seconds: 120
        ) { subject in
            let bad = try misbehaviour(subject).first { $0.hasPrefix(wrote) }
            try demand(bad == nil, bad ?? "")
        },
        ConformanceCheck(
            id: "environment.sandbox", claim: "works inside the sandbox, and tries nothing that it refuses",
            promise: "abi.h, forbidden: fork, exec, network and files outside the given directories",
            seconds: 120
        ) { subject in
            let bad = try misbehaviour(subject).filter { $0.hasPrefix(refused) && !subject.mayTry($0) }
            try demand(bad.isEmpty, bad.prefix(5).joined(separator: "; "))
        },
        ConformanceCheck(
            id: "environment.descriptors", claim: "leaves no descriptor open",
            promise: "abi.h, forbidden: descriptors left open", seconds: 120
        ) { subject in
            let probe = try subject.opened()
            let before = Surroundings.descriptors
            try life(of: probe, subject)
            let after = Surroundings.descriptors
            try demand(after <= before, "\(before) descriptors before, \(after) after")
        },
        ConformanceCheck(
            id: "environment.threads", claim: "leaves no thread and no process behind",
            promise: "abi.h, forbidden: threads that outlive unload", seconds: 120
        ) { subject in
            let probe = try subject.opened()
            let before = Surroundings.threads
            try life(of: probe, subject)
            // A thread that was joined may be seen for a moment longer.
            for _ in 0..<50 where Surroundings.threads > before { Threads.pause(milliseconds: 10) }
            try demand(
                Surroundings.threads <= before, "\(before) threads before, \(Surroundings.threads) after")
            try demand(waitpid(-1, nil, WNOHANG) < 0 && errno == ECHILD, "a process was left behind")
        },
        ConformanceCheck(
            id: "environment.settings",
            claim:
                "leaves signal handlers, umask, folder, locale, environment and floating point as they were",
            promise:
                "abi.h, forbidden: signal handlers, setenv, chdir, umask, setlocale, the floating-point mode",
            seconds: 120
        ) { subject in
            let probe = try subject.opened()
            let before = Surroundings.settings
            try life(of: probe, subject)
            let changed = zip(before, Surroundings.settings).first { $0 != $1 }
            try demand(changed == nil, "\(changed?.0 ?? "") became \(changed?.1 ?? "")")
        },
        ConformanceCheck(
            id: "environment.few_descriptors",
            claim: "with no descriptor left it answers with a status, and lives",
            promise: "abi.h, EMO_RESOURCE_EXHAUSTED: memory, descriptors, a limit of the engine", seconds: 120
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            var limits = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
            let normal = limits
            limits.rlim_cur = 1
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
            let status = engine.load()
            var again = normal
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &again)
            if status != EMO_OK {
                try demand(engine.load() == EMO_OK, "the next load fails, with descriptors")
            }
            try demand(engine.selfTest() == EMO_OK, "the self-test fails afterwards")
        },
    ]

    private static let wrote = "the engine wrote"
    private static let refused = "sandbox.refused"

    /// Everything the host found against the engine over its life.
    private static func misbehaviour(_ subject: CheckSubject) throws -> [String] {
        let probe = try subject.opened()
        try life(of: probe, subject)
        return probe.finishedLogs().filter { $0.level == .engineMisbehaving }.map(\.text)
    }

    /// Makes, loads, tests, works and ends.
    private static func life(of probe: EngineProbe, _ subject: CheckSubject) throws {
        try work(on: probe, subject)
        probe.end()
    }

    /// Makes, loads, tests and works. Whether the work is right is for the group of the kind.
    static func work(on probe: EngineProbe, _ subject: CheckSubject) throws {
        try subject.make(probe)
        try subject.expectOK(probe.ask(.load(deadline: 0)), "load")
        try subject.expectOK(probe.ask(.selfTest(deadline: 0)), "self_test")
        switch probe.plugin.kind {
        case EMO_KIND_STT:
            let rate = Int(probe.plugin.sampleRate ?? 16_000)
            let audio = try Signals(rate: rate, seed: subject.seed).speech(seconds: 2, subject)
            _ = try subject.transcribe(probe, audio.asIntegers)
        case EMO_KIND_EMOTION: _ = try? subject.emotion(probe, "I am glad.")
        default:
            try subject.open(probe, 1)
            _ = try? subject.turn(probe, "I am glad.")
        }
    }
}
