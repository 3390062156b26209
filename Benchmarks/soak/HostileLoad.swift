// What somebody who behaves notices of clients that do not: the latency of one client's pings, calm and under each attack.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization

/// The attacks, one after the other.
final class HostileLoad: Sendable {
    private let latencies = Mutex<[Double]>([])
    private let isOver = Mutex(false)

    /// Runs them and prints a table.
    func run() throws {
        let daemon = try TemporaryDaemon(
            engines: "/nonexistent", environment: ["EMOD_DAEMON_LOG_LEVEL": "error"])
        let bystander = try daemon.connect().client
        nonisolated(unsafe) let client = bystander  // from here on the thread's alone
        let thread = Thread { self.ask(client) }
        thread.start()
        print(
            """
            | beside the client that asks | requests | over 1 ms | median ms | 99th percentile ms |
            |---|---|---|---|---|
            """)
        try attack("nobody") { Thread.sleep(forTimeInterval: 5) }
        try attack("replies that nobody reads, five times") {
            for _ in 0..<5 { _ = try HostileClients.neverRead(daemon.socket) }
        }
        try attack("200 half lines for 5 s") {
            let clients = try HostileClients.halfLines(daemon.socket, count: 200)
            Thread.sleep(forTimeInterval: 5)
            withExtendedLifetime(clients) {}
        }
        try attack("5,000 connects in a row") { _ = HostileClients.connects(daemon.socket, count: 5_000) }
        try attack("200 connections with 4 subscriptions each") {
            let crowd = try HostileClients.subscribers(daemon.socket, connections: 200)
            Thread.sleep(forTimeInterval: 2)
            withExtendedLifetime(crowd) {}
        }
        // What the machine's scheduler costs by itself, for the rows above: as many milliseconds of a core, and no daemon.
        try attack("a thread that computes one ms in ten, 5 s") {
            Self.compute(seconds: 5, pauseMicroseconds: 9_000)
        }
        try attack("a thread that only computes, 5 s") { Self.compute(seconds: 5, pauseMicroseconds: 0) }
        try attack("nobody again") { Thread.sleep(forTimeInterval: 5) }
        isOver.withLock { $0 = true }
        while !thread.isFinished { usleep(1_000) }
    }

    /// Computes for a millisecond, pauses, and begins again.
    private static func compute(seconds: Double, pauseMicroseconds: useconds_t) {
        let end = ContinuousClock.now + .seconds(seconds)
        var sum: UInt64 = 0
        while ContinuousClock.now < end {
            let pause = ContinuousClock.now + .milliseconds(1)
            while ContinuousClock.now < pause { sum = sum &* 31 &+ 7 }
            if pauseMicroseconds > 0 { usleep(pauseMicroseconds) }
        }
        withExtendedLifetime(sum) {}
    }

    private func attack(_ name: String, _ body: () throws -> Void) throws {
        latencies.withLock { $0 = [] }
        try body()
        let seen = latencies.withLock { $0 }.sorted()
        guard !seen.isEmpty else { throw TestKitError("nobody was served beside \(name)") }
        print(
            String(
                format: "| %@ | %d | %d | %.2f | %.2f |", name, seen.count, seen.count { $0 > 1 },
                seen[seen.count / 2], seen[seen.count * 99 / 100]))
    }

    private func ask(_ client: ControlClient) {
        while !isOver.withLock({ $0 }) {
            let start = ContinuousClock.now
            guard case .success = try? client.call(Request(id: nil, method: "ping")) else {
                print("the client that asks was not served")
                return
            }
            let taken = (ContinuousClock.now - start) / .milliseconds(1)
            latencies.withLock { $0.append(taken) }
            usleep(500)
        }
    }
}
