// Kills the hosts of a running daemon over and over: how soon an engine is ready again, what a client of another engine
// notices, and what is left behind. Usage: engine-deaths [DEATHS]
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization

/// The latencies of somebody who asks all the time.
final class Bystander: Sendable {
    private let latencies = Mutex<[Double]>([])
    private let isOver = Mutex(false)
    private let failures = Mutex(0)

    /// Asks for the emotion of a text until ``stop()``; one after the other, on a thread of its own.
    func start(on daemon: TemporaryDaemon) {
        Thread {
            let client = try? daemon.connect()
            while !self.isOver.withLock({ $0 }) {
                let start = ContinuousClock.now
                let outcome = try? client?.call("emotion.analyze", ["text": "It was a good day, all in all."])
                let taken = (ContinuousClock.now - start) / .milliseconds(1)
                if case .success = outcome {
                    self.latencies.withLock { $0.append(taken) }
                } else {
                    self.failures.withLock { $0 += 1 }
                }
            }
        }.start()
    }

    /// What was seen since the last call.
    func take() -> [Double] {
        latencies.withLock { values in
            defer { values = [] }
            return values.sorted()
        }
    }

    var failed: Int { failures.withLock { $0 } }

    func stop() { isOver.withLock { $0 = true } }
}

@main
struct EngineDeaths {
    static func main() throws {
        let deaths = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 60
        let daemon = try TemporaryDaemon(environment: ["EMOD_DAEMON_LOG_LEVEL": "error"])
        try daemon.waitForEngines()
        let client = try daemon.connect()
        let bystander = Bystander()
        bystander.start(on: daemon)
        Thread.sleep(forTimeInterval: 3)
        let calm = bystander.take()
        let before = ProcessFacts(of: daemon.processID)
        print("| engine killed | deaths | ready again, median ms | 95th percentile ms |\n|---|---|---|---|")
        for (id, note) in [("buddy.companion", "no model"), ("stt.sherpa", "a model of 43 MB")] {
            let times = try (0..<deaths / 2).map { _ in try die(id, client) }.sorted()
            print("| \(id) (\(note)) | \(times.count) | \(text(times, 0.5)) | \(text(times, 0.95)) |")
        }
        let stormy = bystander.take()
        bystander.stop()
        print(
            "\n| emotion.analyze by another client | requests | median ms | 99th percentile ms |\n|---|---|---|---|"
        )
        print("| before | \(calm.count) | \(text(calm, 0.5)) | \(text(calm, 0.99)) |")
        print("| during the deaths | \(stormy.count) | \(text(stormy, 0.5)) | \(text(stormy, 0.99)) |")
        Thread.sleep(forTimeInterval: 1)
        let after = ProcessFacts(of: daemon.processID)
        print("\nemod before: \(line(before))\nemod after:  \(line(after))")
        print("requests of the other client that failed: \(bystander.failed)")
        let isClean =
            bystander.failed == 0 && after.zombies == 0 && after.children == before.children
            && after.descriptors <= before.descriptors + 2 && after.threads <= before.threads
        if !isClean { exit(1) }
    }

    /// Kills an engine's host, and returns the milliseconds until another one is ready. The engine's record is wiped, as it is
    /// by itself after half a minute in service, so that back-off is not what is measured.
    private static func die(_ id: String, _ client: CheckedClient) throws -> Double {
        let victim = try client.result("engine.get", ["id": .string(id)])["pid"]?.integer ?? 0
        guard victim > 1 else { throw TestKitError("\(id) has no process") }
        let start = ContinuousClock.now
        kill(pid_t(victim), SIGKILL)
        while true {
            let engine = try client.result("engine.get", ["id": .string(id)])
            let state = engine["state"]?.string ?? ""
            if ["backing_off", "quarantined"].contains(state) {
                _ = try client.result("engine.reset", ["id": .string(id)])
            } else if ["ready", "busy"].contains(state), engine["pid"]?.integer != victim {
                return (ContinuousClock.now - start) / .milliseconds(1)
            }
            guard ContinuousClock.now - start < .seconds(60) else {
                throw TestKitError("\(id) stays \(state)")
            }
            usleep(200)
        }
    }

    private static func text(_ sorted: [Double], _ share: Double) -> String {
        guard !sorted.isEmpty else { return "-" }
        return String(format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
    }

    private static func line(_ facts: ProcessFacts) -> String {
        "\(facts.descriptors) descriptors, \(facts.threads) threads, \(facts.children) children, \(facts.zombies) zombies, "
            + String(format: "%.1f MB", Double(facts.residentBytes) / 1e6)
    }
}
