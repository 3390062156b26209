// Measures what group commit gives: rows stored durably a second by 1, 16 and 64 writers, beside a
// transaction a row on the same disk in the same run, and reads by key.
//
//     swift run -c release store-benchmark [DIRECTORY] [SECONDS A ROW OF THE TABLE]

import EmoStore

#if canImport(Glibc)
    import Glibc
#endif

@main
struct StoreBenchmark {
    let directory: String
    let duration: Duration

    static func main() async throws {
        let arguments = CommandLine.arguments
        let benchmark = StoreBenchmark(
            directory: arguments.count > 1 ? arguments[1] : "/tmp",
            duration: .seconds(arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3))
        try await benchmark.run()
    }

    private func run() async throws {
        print("fdatasync: \(try synchronizationsPerSecond()) a second on \(directory)")
        print("commit               writers    rows/s   rows/commit   p50 ms   p99 ms")
        for (name, groupLimit) in [("a transaction a row", 1), ("group commit", 256)] {
            for writers in [1, 16, 64] {
                let row = try await writing(groupLimit: groupLimit, writers: writers)
                print(pad(name, -20), pad("\(writers)", 7), row, separator: " ")
            }
        }
        print("rows in one transaction: \(try await bulk()) a second, the bound by processor time")
        for readers in [1, 16] {
            print("reads by key, \(readers) at a time: \(try await reading(readers: readers)) a second")
        }
    }

    /// Runs `body` with a new store that has one user, and removes its files.
    private func withStore<Result>(
        groupLimit: Int, _ body: (Store, UUIDv7) async throws -> Result
    ) async throws -> Result {
        let path = "\(directory)/store-benchmark-\(UUIDv7()).sqlite"
        var configuration = StoreConfiguration(
            location: .file(path: path), programVersion: "benchmark", textProtection: PlainTextProtection())
        configuration.groupLimit = groupLimit
        let store = try Store(configuration: configuration)
        defer {
            store.close()
            unlink(path)
        }
        let user = try await store.write { try $0.users.localUser(uid: 1).id }
        return try await body(store, user)
    }

    private func writing(groupLimit: Int, writers: Int) async throws -> String {
        try await withStore(groupLimit: groupLimit) { store, user in
            let before = await store.health().commits
            let start = ContinuousClock.now
            let end = start + duration
            let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
                for _ in 0..<writers {
                    group.addTask {
                        var latencies: [Duration] = []
                        while ContinuousClock.now < end {
                            let analysis = Self.analysis(user)
                            let begun = ContinuousClock.now
                            try await store.write { _ = try $0.analyses.insert(analysis) }
                            latencies.append(ContinuousClock.now - begun)
                        }
                        return latencies
                    }
                }
                var all: [Duration] = []
                for try await some in group { all += some }
                return all.sorted()
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let commits = max(await store.health().commits - before - 1, 1)
            return [
                pad("\(Int(Double(latencies.count) / seconds))", 9),
                pad("\(latencies.count / commits)", 13), pad(milliseconds(latencies, 0.5), 8),
                pad(milliseconds(latencies, 0.99), 8),
            ].joined(separator: " ")
        }
    }

    private func bulk() async throws -> Int {
        try await withStore(groupLimit: 256) { store, user in
            let rows = 5_000
            let start = ContinuousClock.now
            try await store.write { transaction in
                for _ in 0..<rows { try transaction.analyses.insert(Self.analysis(user)) }
            }
            return Int(Double(rows) / ((ContinuousClock.now - start) / .seconds(1)))
        }
    }

    private func reading(readers: Int) async throws -> Int {
        try await withStore(groupLimit: 256) { store, user in
            let ids = try await store.write { transaction in
                try (0..<1_000).map { _ in try transaction.analyses.insert(Self.analysis(user)).id }
            }
            let start = ContinuousClock.now
            let end = start + duration
            let count = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<readers {
                    group.addTask {
                        var count = 0
                        while ContinuousClock.now < end, let id = ids.randomElement() {
                            _ = try await store.read { try $0.analyses.find(id, owner: user) }
                            count += 1
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            return Int(Double(count) / ((ContinuousClock.now - start) / .seconds(1)))
        }
    }

    /// How often this disk makes 512 bytes durable, one after another.
    private func synchronizationsPerSecond() throws -> Int {
        let path = "\(directory)/store-benchmark-\(UUIDv7()).sync"
        let descriptor = open(path, O_RDWR | O_CREAT, mode_t(0o600))
        guard descriptor >= 0 else { return 0 }
        defer {
            close(descriptor)
            unlink(path)
        }
        let block = [UInt8](repeating: 1, count: 512)
        let start = ContinuousClock.now
        var count = 0
        while ContinuousClock.now < start + .seconds(1) {
            guard write(descriptor, block, block.count) == block.count, fdatasync(descriptor) == 0 else {
                break
            }
            count += 1
        }
        return count
    }

    private static func analysis(_ user: UUIDv7) -> SpeechAnalysis {
        SpeechAnalysis(
            userID: user, audioDurationSeconds: 3.2, audioFormat: "wav", sampleRate: 16_000, language: "en",
            transcribedText: String(repeating: "some words that were said ", count: 8), sentiment: "NEUTRAL",
            sentimentScore: 0.1, dominantEmotion: "NEUTRAL",
            emotionScores: [LabelScore(label: "NEUTRAL", score: 0.8), LabelScore(label: "SAD", score: 0.2)],
            labels: [LabelScore(label: "neutral", score: 0.8), LabelScore(label: "sadness", score: 0.2)],
            mentalState: "CALM", speakingRate: 120, pauseCount: 1, processingTimeMilliseconds: 300,
            analysisModelVersion: "benchmark")
    }

    private func milliseconds(_ sorted: [Duration], _ quantile: Double) -> String {
        guard !sorted.isEmpty else { return "-" }
        let value = sorted[min(Int(Double(sorted.count) * quantile), sorted.count - 1)] / .milliseconds(1)
        return "\((value * 10).rounded() / 10)"
    }

    /// Fills up with spaces, on the left when `width` is positive, else on the right.
    private func pad(_ text: String, _ width: Int) -> String {
        let spaces = String(repeating: " ", count: max(abs(width) - text.count, 0))
        return width > 0 ? spaces + text : text + spaces
    }
}
