// Bytes that turn over in what is kept: a daemon says what is damaged, or gives what was stored; it never falls over, and never gives
// something else as if nothing had happened.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Damaged files", .serialized)
struct DamageTests {
    /// Codes that tell of damage.
    private static let named = ["storage.corrupt", "storage.sealed_text"]

    /// Turns bits over at places by a seeded generator.
    private func damage(_ path: String, _ random: inout SeededRandom) throws -> String {
        var bytes = try Data(contentsOf: URL(filePath: path))
        var places: Set<Int> = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            // Twice at one place might undo itself.
            guard places.insert(place).inserted else { continue }
            bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        }
        try bytes.write(to: URL(filePath: path))
        return "seed \(Soak.seed), \(path.split(separator: "/").last ?? ""), bytes \(places.sorted())"
    }

    private enum Found { case refused, told(String), same, fewer }

    /// Starts on a damaged copy and reads the facts.
    private func found(in kept: KeptState, file: String, _ random: inout SeededRandom) throws -> (
        Found, String
    ) {
        let copy = try kept.copy()
        let what = try damage(copy.path + "/state/" + file, &random)
        switch try AttemptedStart.start(in: copy) {
        case .ended(let status, let output):
            #expect(status > 0 && status < 128, "\(what): \(output)")
            #expect(output.contains("storage.") || output.contains("auth.key_missing"), "\(what): \(output)")
            return (.refused, what)
        case .answering(let child):
            defer {
                child.signal(SIGTERM)
                _ = try? child.wait(milliseconds: 30_000)
            }
            let client = CheckedClient(try ControlClient(path: copy.path + "/s"))
            let outcome = try kept.read(from: client)
            #expect(child.isRunning, "\(what)")
            switch outcome {
            case .failure(let error):
                let isNamed = Self.named.contains { error.code.hasPrefix($0) }
                let isTold = try isNamed || tellsOfDamage(client)
                return (isTold ? .told("\(error.code): \(error.message)") : .fewer, what)
            case .success(let facts):
                if facts == kept.facts { return (.same, what) }
                #expect(kept.facts.filter(facts.contains) == facts, "\(what): \(facts)")
                return (try tellsOfDamage(client) ? .told("storage.corrupt: by health") : .fewer, what)
            }
        }
    }

    /// Whether health tells of damage, once the whole database has been looked at.
    private func tellsOfDamage(_ client: CheckedClient) throws -> Bool {
        for _ in 0..<400 {
            let health = try client.result("health.get")
            if health["database"]?.text("status") == "damaged", health.text("status") == "failing" {
                return true
            }
            usleep(50_000)
        }
        return false
    }

    @Test("in the database are told, or what is read is what was stored")
    func database() throws {
        let kept = try KeptState(facts: 40, killed: false)
        var random = SeededRandom(seed: Soak.seed)
        var detected = 0
        for _ in 0..<Soak.rounds(12, 2_000) {
            switch try found(in: kept, file: "emod.db", &random) {
            case (.refused, _): detected += 1
            case (.told, _): detected += 1
            case (.same, _): break
            case (.fewer, let what): Issue.record("facts are missing, and nobody says so: \(what)")
            }
        }
        #expect(detected > 0)
    }

    @Test("in the log of the database are told: at most its tail is lost, and never a part of a turn")
    func log() throws {
        let kept = try KeptState(facts: 40, killed: true)
        var random = SeededRandom(seed: Soak.seed)
        for _ in 0..<Soak.rounds(8, 2_000) {
            if case (.fewer, let what) = try found(in: kept, file: "emod.db-wal", &random) {
                Issue.record("facts are missing, and nobody says so: \(what)")
            }
        }
    }

    @Test("in a key are told: nothing is read with a key that is not the one it was sealed with")
    func key() throws {
        let kept = try KeptState(facts: 2, killed: false)
        var random = SeededRandom(seed: Soak.seed)
        for _ in 0..<Soak.rounds(4, 200) {
            switch try found(in: kept, file: "master.key", &random) {
            case (.refused, _): break
            case (.told(let text), let what): #expect(text.contains("sealed_text"), "\(what): \(text)")
            case (.same, _), (.fewer, _): Issue.record("read with a damaged key")
            }
        }
    }

    @Test("in a token are told, wherever they are")
    func token() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        let token = Array(try client.result("token.create", ["name": "stt"]).text("token").utf8)
        #expect(
            try client.result("auth.whoami", token: String(decoding: token, as: UTF8.self)).text("name")
                == "stt")
        var random = SeededRandom(seed: Soak.seed)
        for place in token.indices where Soak.isOn || random.oneIn(4) {
            var broken = token
            broken[place] ^= UInt8(1 << Int.random(in: 0..<7, using: &random))
            let error = try client.failure("auth.whoami", token: String(decoding: broken, as: UTF8.self))
            #expect(error.code.hasPrefix("auth."), "byte \(place): \(error.code)")
        }
    }

    @Test("in a manifest or a model are told, or the engine serves what it always did")
    func engine() throws {
        var random = SeededRandom(seed: Soak.seed)
        for round in 0..<Soak.rounds(4, 200) {
            let copies = try EngineCopies(["emotion.text"])
            let models = copies.models + "/emotion.text"
            let isManifest = round % 4 == 0
            let file =
                isManifest
                ? copies.engines + "/emotion.text.engine.json"
                : try models + "/"
                    + (FileManager.default.contentsOfDirectory(atPath: models).sorted()
                        .randomElement(using: &random) ?? "")
            let what = try damage(file, &random)
            let daemon = try TemporaryDaemon(engines: copies.engines, models: copies.models)
            let engine = try settled(on: daemon)
            guard ["ready", "busy"].contains(engine.text("state")) else {
                #expect(!engine.text("reason").isEmpty, "\(what): \(engine.text)")
                continue
            }
            // A word of a manifest that says nothing about how to run the engine may be another one.
            #expect(isManifest, "a damaged model serves: \(what)")
            let felt = try daemon.connect().result("emotion.analyze", ["text": "I am so happy for you!"])
            #expect(felt.text("dominant_emotion") == "HAPPY", "\(what)")
        }
    }

    /// The one engine, once it serves or has a reason why not.
    private func settled(on daemon: TemporaryDaemon) throws -> JSONValue {
        let client = try daemon.connect()
        for _ in 0..<600 {
            let engine = try client.result("engine.list")["items"]?.array?.first ?? .null
            if ["ready", "busy"].contains(engine.text("state")) || !engine.text("reason").isEmpty {
                return engine
            }
            usleep(50_000)
        }
        throw TestKitError("the engine neither serves nor says why not; the log:\n\(daemon.log)")
    }
}
