// People who speak, write, listen and leave, for as long as is asked; meanwhile everything that could leak is looked at.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization

/// A mixed load and what the daemon holds under it.
final class MixedLoad: Sendable {
    private let minutes: Double
    private let isOver = Mutex(false)
    private let counts = Mutex<[String: Int]>([:])

    init(minutes: Double) { self.minutes = minutes }

    /// Runs the load and prints the slopes.
    /// - Returns: false when descriptors, threads or the daemon's memory grow, or a request failed in a way that it must not.
    func run() throws -> Bool {
        let daemon = try TemporaryDaemon(environment: ["EMOD_DAEMON_LOG_LEVEL": "error"])
        try daemon.waitForEngines()
        let sample = Base64Text.encode(
            try Data(contentsOf: URL(filePath: "plugins/stt-sherpa/sample/anxious-about-exam.wav")))
        let threads = (0..<8).map { number in
            let thread = Thread { self.play(number, daemon, sample) }
            thread.start()
            return thread
        }
        let samples = try watch(daemon)
        isOver.withLock { $0 = true }
        for thread in threads { while !thread.isFinished { usleep(10_000) } }
        let counted = counts.withLock { $0 }
        print(
            "\n\(counted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))\n"
        )
        print("| | after warming up | at the end | slope an hour |\n|---|---|---|---|")
        for (name, unit, values) in samples.columns {
            print(Slope(values, times: samples.times).row(name, unit))
        }
        let changes = samples.columns.map { Slope($0.values, times: samples.times).change }
        // What a visit leaves behind, beyond what an allocator keeps for itself however long it goes on (MB).
        let mayGrow = 8 + Double(counted["visits"] ?? 0) * 0.0005
        var objections: [String] = []
        if !changes.prefix(2).allSatisfy({ abs($0) <= 3 }) {
            objections.append("descriptors or threads grow")
        }
        if changes[2] > mayGrow { objections.append("the daemon grows by more than \(mayGrow) MB") }
        if let failed = counted["failed"] { objections.append("\(failed) visits failed") }
        let status = try daemon.stop()
        if status != 0 { objections.append("emod ended with \(status); its log:\n\(daemon.log)") }
        for objection in objections { print("\n\(objection)") }
        return objections.isEmpty
    }

    /// Looks every few seconds until the time is over.
    private func watch(_ daemon: TemporaryDaemon) throws -> Samples {
        let start = ContinuousClock.now
        let client = try daemon.connect()
        var samples = Samples()
        while ContinuousClock.now - start < .seconds(minutes * 60) {
            Thread.sleep(forTimeInterval: min(5, minutes))
            let hosts =
                try client.result("engine.list")["items"]?.array?.compactMap { $0["pid"]?.integer } ?? []
            samples.take(
                ProcessFacts(of: daemon.processID), hosts: hosts.map { ProcessFacts(of: pid_t($0)) },
                log: size(daemon.stateDirectory + "/emod.db-wal"),
                minutes: (ContinuousClock.now - start) / .seconds(60))
        }
        return samples.warm
    }

    private func size(_ path: String) -> Double {
        var status = stat()
        return stat(path, &status) == 0 ? Double(status.st_size) / 1e6 : 0
    }

    /// One person: a session of some turns, a recording, a look back, and a new connection.
    private func play(_ number: Int, _ daemon: TemporaryDaemon, _ sample: String) {
        var round = 0
        while !isOver.withLock({ $0 }) {
            round += 1
            do {
                try visit(try daemon.connect(timeoutMilliseconds: 30_000), number, round, sample)
            } catch {
                count("failed")
                print("a visit failed: \(error)")
            }
        }
    }

    private func visit(_ client: CheckedClient, _ number: Int, _ round: Int, _ sample: String) throws {
        _ = try client.result("event.subscribe")
        let session: JSONValue = try client.result("buddy.start")["session_id"] ?? .null
        for turn in 0..<4 {
            _ = try client.result(
                "buddy.say",
                [
                    "session_id": session,
                    "text": .string("Day \(round) was long, and I felt \(turn) times alone."),
                ])
            _ = try client.result("emotion.analyze", ["text": "It was a good day, all in all."])
            count("turns")
        }
        if number == 0 {
            _ = try client.result("speech.analyze", ["audio": .string(sample), "format": "wav"])
            count("recordings")
        }
        _ = try client.result("session.get", ["session_id": session])
        _ = try client.result("speech.list", ["limit": 5])
        if round % 3 == 0 {
            _ = try client.result("session.delete", ["session_id": session])
        } else {
            _ = try client.result("buddy.end", ["session_id": session])
        }
        count("visits")
        usleep(20_000)
    }

    private func count(_ what: String) { counts.withLock { $0[what, default: 0] += 1 } }
}
