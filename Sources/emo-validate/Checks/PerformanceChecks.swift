// How fast and how large an engine is: told, not judged, but for memory that grows with every call.
import CEmoABI
import EngineHost

/// The group performance.
enum PerformanceChecks {
    static let all = [
        ConformanceCheck(
            id: "performance.load", claim: "how long load takes, and the memory it holds afterwards",
            promise: "manifest, memory_bytes", seconds: 120
        ) { subject in
            let engine = try RawEngine(try subject.opened())
            let (before, start) = (Surroundings.residentBytes, EngineProbe.now)
            try demand(engine.load() == EMO_OK, "load fails")
            let milliseconds = (EngineProbe.now - start) / 1_000_000
            let held = Surroundings.residentBytes - before
            subject.remark("\(milliseconds) ms, \(held >> 20) MiB")
            guard let said = subject.manifest?["memory_bytes"]?.whole(as: Int.self), said > 0 else { return }
            if held > said {
                subject.remark("more than the \(said >> 20) MiB of the manifest's memory_bytes")
            }
        },
        ConformanceCheck(
            id: "performance.speed", claim: "how long work takes", promise: "none: a measurement",
            seconds: 240, isLong: true
        ) { subject in
            let engine = try RawEngine.loaded(try subject.opened())
            let small = try Workload(engine, .small, subject)
            _ = try small.run()
            let one = try milliseconds { _ = try small.run() }
            let large = try milliseconds { _ = try Workload(engine, .large, subject).run() }
            if engine.entry.kind == EMO_KIND_STT {
                let seconds = Workload.largeSeconds
                let part = hundredths(large / Double(1000 * seconds))
                subject.remark("\(seconds) s of audio in \(Int(large)) ms: \(part) times its length")
            } else {
                subject.remark("a sentence in \(hundredths(one)) ms, 20 kB of text in \(Int(large)) ms")
            }
        },
        ConformanceCheck(
            id: "performance.growth",
            claim: "200 calls leave no more memory and descriptors than the first 20",
            promise: "abi.h, rule 2: nothing allocated for a call outlives it", seconds: 600, isLong: true
        ) { subject in
            let work = try Workload(try RawEngine.loaded(try subject.opened()), .small, subject)
            // A slow engine is called less often.
            let end = EngineProbe.now + 90_000_000_000
            func calls(_ count: Int, from memory: Int = .max) throws -> Int {
                for number in 1...count {
                    let status = try work.run().status
                    try demand(status == EMO_OK, "status \(status)")
                    let grown = Surroundings.residentBytes - memory
                    try demand(grown < 256 << 20, "\(grown >> 20) MiB more after \(number) calls")
                    if EngineProbe.now > end { return number }
                }
                return count
            }
            var count = try calls(20)
            let (memory, descriptors) = (Surroundings.residentBytes, Surroundings.descriptors)
            count += try calls(100, from: memory)
            let middle = Surroundings.residentBytes
            count += try calls(100, from: memory)
            let grown = Surroundings.residentBytes - memory
            try demand(
                Surroundings.descriptors <= descriptors,
                "\(Surroundings.descriptors - descriptors) descriptors more")
            // What grows in the second half as well grows for ever; a cache fills in the first.
            let isLeak = grown > 4 << 20 && Surroundings.residentBytes - middle > grown / 4
            try demand(!isLeak, "\(grown >> 10) KiB more after \(count) calls, and still growing")
            subject.remark("\(grown >> 10) KiB more after \(count) calls")
        },
    ]

    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let start = EngineProbe.now
        try body()
        return Double(EngineProbe.now - start) / 1_000_000
    }

    private static func hundredths(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
