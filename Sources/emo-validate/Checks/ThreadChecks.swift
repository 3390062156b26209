// What the thread classes of the ABI promise, and that work stops when it is told to.
import CEmoABI
import EngineHost
import Synchronization

/// The group threads.
enum ThreadChecks {
    static let all = [
        ConformanceCheck(
            id: "threads.any_thread", claim: "loads on one thread and works on another",
            promise: "abi.h, class work: any thread of the host", seconds: 120
        ) { subject in
            let work = try workload(.small, subject)
            let here = try work.run()
            let there = try elsewhere { try work.run() }
            try demand(
                [here.status, there.status] == [EMO_OK, EMO_OK], "status \(here.status), then \(there.status)"
            )
            try demand(here.result == there.result, "another result on another thread")
        },
        ConformanceCheck(
            id: "threads.signal", claim: "tells its statistics at any time, also while it works",
            promise: "abi.h, class signal: any time, never blocks", seconds: 120
        ) { subject in
            let work = try workload(.large, subject)
            let done = Atomic<Bool>(false)
            let longest = Atomic<UInt64>(0)
            let outcome = Mutex<Int32>(EMO_INTERNAL)
            try Threads.run([
                {
                    let status = (try? work.run().status) ?? EMO_INTERNAL
                    outcome.withLock { $0 = status }
                    done.store(true, ordering: .releasing)
                },
                {
                    while !done.load(ordering: .acquiring) {
                        let start = EngineProbe.now
                        var statistics = emo_engine_statistics()
                        statistics.size_bytes = UInt32(MemoryLayout<emo_engine_statistics>.size)
                        _ = work.engine.entry.statistics(work.engine.engine, &statistics)
                        longest.max(EngineProbe.now - start, ordering: .relaxed)
                        Threads.pause(milliseconds: 1)
                    }
                },
            ])
            try demand(outcome.withLock { $0 } == EMO_OK, "the work fails meanwhile")
            try demand(longest.load(ordering: .relaxed) < 1_000_000_000, "statistics took more than a second")
        },
        ConformanceCheck(
            id: "threads.parallel", claim: "works on several objects at once as on one, if it says it can",
            promise: "abi.h, class work: in parallel only if the manifest's concurrency is above 1",
            seconds: 240, isLong: true
        ) { subject in
            let probe = try subject.loaded()
            let facts = try LibraryChecks.describe(probe)
            guard let concurrency = facts["concurrency"]?.whole(as: Int.self), concurrency > 1 else {
                throw Skip("its concurrency is 1")
            }
            probe.end()
            let work = try Workload(try RawEngine.loaded(probe), .small, subject)
            let alone = try work.run()
            let results = Mutex<[String]>([])
            let body: @Sendable () -> Void = {
                for _ in 0..<3 {
                    let result = (try? work.run().result) ?? "none"
                    results.withLock { $0.append(result) }
                }
            }
            try Threads.run(Array(repeating: body, count: min(concurrency, 4)))
            try demand(
                results.withLock { $0.allSatisfy { $0 == alone.result } }, "another result in parallel")
        },
        ConformanceCheck(
            id: "threads.poll", claim: "asks whether to go on while it works, at least every 3 s of CPU",
            promise: "call.h, poll: an engine asks at least every 50 ms of CPU time", seconds: 120
        ) { subject in
            let call = RawCall()
            let status = try workload(.large, subject).run(call).status
            try demand(status == EMO_OK, "status \(status)")
            let silence = call.record.longestSilence / 1_000_000
            // Whether a library's call could have been divided cannot be seen from outside; so more than 50 ms is told only.
            try demand(silence < 3000, "\(silence) ms of CPU without asking")
            subject.remark(
                "at most \(silence) ms of CPU between two polls\(silence > 50 ? "; the ABI asks for 50" : "")"
            )
        },
        ConformanceCheck(
            id: "threads.cancel", claim: "stops within 2 s of being cancelled, and works again afterwards",
            promise: "abi.h, EMO_CANCELLED: poll answered cancelled, and the work stopped", seconds: 120
        ) { subject in
            let work = try workload(.large, subject)
            for polls in [0, 1, 5] {
                let call = RawCall(stop: EMO_STOP_CANCELLED, after: polls)
                let start = EngineProbe.now
                let status = try work.run(call).status
                let asked = call.record.polls > polls
                try demand(
                    status == (asked ? EMO_CANCELLED : EMO_OK),
                    "status \(status) after \(call.record.polls) polls")
                if polls == 0 {
                    try demand(EngineProbe.now - start < 2_000_000_000, "went on after it was cancelled")
                }
            }
            let status = try Workload(work.engine, .small, subject).run().status
            try demand(status == EMO_OK, "the next work fails: status \(status)")
        },
        ConformanceCheck(
            id: "threads.deadline", claim: "stops within 2 s of its deadline",
            promise: "abi.h, EMO_DEADLINE: poll answered past the deadline, and the work stopped",
            seconds: 120
        ) { subject in
            let work = try workload(.large, subject)
            let deadline = EngineProbe.now + 20_000_000
            let call = RawCall(deadline: deadline)
            let status = try work.run(call).status
            try demand([EMO_DEADLINE, EMO_OK].contains(status), "status \(status)")
            try demand(EngineProbe.now < deadline + 2_000_000_000, "went on after its deadline")
        },
        ConformanceCheck(
            id: "threads.late_results", claim: "pushes nothing into a sink after the call has returned",
            promise: "stt.h, emotion.h, buddy.h: the sink is valid until the call returns", seconds: 120
        ) { subject in
            let status = try workload(.small, subject).run().status
            try demand(status == EMO_OK, "status \(status)")
            Threads.pause(milliseconds: 300)
            try demand(SinkGate.lateCalls == 0, "\(SinkGate.lateCalls) results came after the call")
        },
    ]

    private static func workload(_ size: Workload.Size, _ subject: CheckSubject) throws -> Workload {
        try Workload(try RawEngine.loaded(try subject.opened()), size, subject)
    }

    private static func elsewhere<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws
        -> Value
    {
        let result = Mutex<Result<Value, any Error>?>(nil)
        try Threads.run([{ result.withLock { $0 = Result(catching: body) } }])
        guard let result = result.withLock({ $0 }) else { throw Finding("the thread ended without a result") }
        return try result.get()
    }
}
