// kill -9 of the daemon, over and over, while sixteen clients write: whatever was acknowledged is there, exactly once; whatever was not is
// there once or not at all, and a repetition under its key settles it; no event number is used twice.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Synchronization
import Testing

@Suite("A daemon that is killed", .serialized)
struct KillTests {
    private static let writers = 16
    /// Kills of one database before a fresh one is begun.
    private static let killsEach = 50

    @Test("what was acknowledged is there exactly once, whenever it is killed")
    func killed() throws {
        var random = SeededRandom(seed: Soak.seed)
        var left = Soak.rounds(8, 1_000)
        while left > 0 {
            try lives(min(left, Self.killsEach), &random)
            left -= Self.killsEach
        }
    }

    /// One database, killed so many times.
    private func lives(_ count: Int, _ random: inout SeededRandom) throws {
        let copies = try EngineCopies([])
        try FakeEngine.build("stt.fake", kind: 1, in: copies)
        let daemon = try TemporaryDaemon(
            engines: copies.engines, models: copies.models, environment: ["EMOD_DAEMON_LOG_LEVEL": "error"])
        let ledgers = (0..<Self.writers).map { Ledger(name: "writer \($0)", seed: random.next()) }
        let witness = EventWitness()
        var acknowledged = 0
        for life in 1...count {
            let first = ledgers.map(\.entries.count)
            witness.listen(to: daemon)
            let lastWords = try write(ledgers, on: daemon) {
                usleep(UInt32.random(in: 50_000...2_000_000, using: &random))
                try daemon.kill()
            }
            witness.finish()
            #expect(lastWords.isEmpty, "seed \(Soak.seed), life \(life): \(lastWords)")
            try daemon.restart()
            let objections = try verify(ledgers, first, on: daemon) + witness.objections
            #expect(objections.isEmpty, "seed \(Soak.seed), life \(life): \(objections.prefix(5))")
            acknowledged = ledgers.map { $0.entries.count }.reduce(0, +)
        }
        #expect(acknowledged > count * Self.writers, "the writers hardly wrote")
        #expect(witness.count > acknowledged / 4)
        try verifyWhole(ledgers, on: daemon)
        #expect(try daemon.stop() == 0)
    }

    /// Lets everybody write until the daemon is gone.
    /// - Returns: what ended a writer that was not the end of its connection.
    private func write(_ ledgers: [Ledger], on daemon: TemporaryDaemon, until end: () throws -> Void) throws
        -> [String]
    {
        let group = DispatchGroup()
        let objections = Mutex<[String]>([])
        for ledger in ledgers {
            group.enter()
            Thread {
                do {
                    let client = try daemon.connect()
                    try ledger.begin(on: client)
                    while true { try ledger.write(on: client, withSpeech: true) }
                } catch is ControlClient.Failure {  // the daemon is gone
                } catch {
                    objections.withLock { $0.append("\(ledger.name): \(error)") }
                }
                group.leave()
            }.start()
        }
        try end()
        group.wait()
        return objections.withLock { $0 }
    }

    /// Holds what is stored against what was told in this life: as it was found, and after every request was repeated.
    private func verify(_ ledgers: [Ledger], _ first: [Int], on daemon: TemporaryDaemon) throws -> [String] {
        let client = try daemon.connect()
        try daemon.waitForEngines(["stt"])
        var objections = try DatabaseFile.damage(in: daemon.stateDirectory + "/emod.db")
        for (ledger, first) in zip(ledgers, first) {
            objections += try ledger.compare(from: first, settled: false, on: client)
            objections += try ledger.repeatAll(from: first, on: client)
            objections += try ledger.compare(from: first, settled: true, on: client)
        }
        return objections
    }

    /// Counts everything at the end: no analysis and no session that nobody was told of, none missing.
    private func verifyWhole(_ ledgers: [Ledger], on daemon: TemporaryDaemon) throws {
        let database = daemon.stateDirectory + "/emod.db"
        let analyses = ledgers.flatMap { $0.results(of: "speech.analyze") }.map { $0.text("id") }
        #expect(
            try DatabaseFile.column("SELECT id FROM speech_analyses ORDER BY id", in: database)
                == analyses.sorted())
        let sessions = ledgers.flatMap { $0.results(of: "buddy.start") }.map { $0.text("session_id") }
        #expect(
            try DatabaseFile.column("SELECT id FROM emo_buddy_sessions ORDER BY id", in: database)
                == sessions.sorted())
        let turns = ledgers.map { $0.results(of: "buddy.say").count }.reduce(0, +)
        let stored = try DatabaseFile.column(
            "SELECT count(*) FROM emo_buddy_messages WHERE is_user_message = 1", in: database)
        #expect(stored == ["\(turns)"])
    }
}
