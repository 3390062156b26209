// Engines that crash, leave, hang, spin and leak under thirty-two clients: whoever asks is answered within the deadline,
// the engines beside do not notice, and nothing is left behind.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("Engines that fail under load", .serialized)
struct FaultStormTests {
    /// Codes that a request to a failing engine may end with.
    private static let documented: Set<String> = [
        "engine.unavailable", "engine.failed", "engine.poison_request", "limit.queue_full",
        "deadline.exceeded",
    ]

    /// What goes wrong with the engines. Those that differ only in how a process ends are left to the soak.
    private static let faults =
        ["crash-work", "hang-work", "leak-memory", "crash-load"]
        + (ProcessInfo.processInfo.environment["EMO_SOAK"] == "1"
            ? ["abort-work", "exit-work", "spin-work", "leak-descriptors", "hang-load"] : [])

    /// A second of a tone: sound, and no word.
    private static let tone = WaveFile().bytes((0..<16_000).map { 0.3 * sin(Double($0) * 0.1) })

    private static let feel = FaultStorm.Work(clients: 16, rounds: 12) { client, number in
        try client.call(
            "emotion.analyze", ["text": .string("I am so happy for you, number \(number)!")],
            timeoutMilliseconds: FaultStorm.deadlineMilliseconds)
    } objection: { outcome in
        switch outcome {
        case .success(let result): result.text("dominant_emotion") == "HAPPY" ? nil : "felt \(result.text)"
        case .failure(let error): "the engine beside failed: \(error.code)"
        }
    }

    private static let hear = FaultStorm.Work(clients: 8, rounds: 3) { client, _ in
        try client.call(
            "speech.analyze", ["audio": .string(Base64Text.encode(tone)), "format": "wav"],
            timeoutMilliseconds: FaultStorm.deadlineMilliseconds)
    } objection: { outcome in
        guard case .failure(let error) = outcome else { return nil }
        return documented.contains(error.code) ? nil : "heard \(error.code): \(error.message)"
    }

    private static let talk = FaultStorm.Work(clients: 8, rounds: 1) { client, _ in
        let start = try client.call("buddy.start", timeoutMilliseconds: FaultStorm.deadlineMilliseconds)
        guard case .success(let session) = start else { return start }
        return try client.call(
            "buddy.say", ["session_id": .string(session.text("session_id")), "text": "I had a long day."],
            timeoutMilliseconds: FaultStorm.deadlineMilliseconds)
    } objection: { outcome in
        switch outcome {
        case .success(let result): result.text("reply").isEmpty ? "an empty reply" : nil
        case .failure(let error): "EmoBuddy had no word: \(error.code)"
        }
    }

    @Test(
        "clients are answered, the engine beside goes on, nothing is left",
        arguments: faults)
    func storm(fault: String) throws {
        let copies = try EngineCopies(["emotion.text"])
        try FakeEngine.build("stt.fake", kind: 1, fault: fault, in: copies)
        try FakeEngine.build("buddy.fake", kind: 3, fault: fault, in: copies)
        try play(copies, [Self.feel, Self.hear, Self.talk])
    }

    @Test("a host that is stopped under its clients is noticed and replaced")
    func stopped() throws {
        let copies = try EngineCopies(["emotion.text", "buddy.companion"])
        try play(copies, [Self.feel, Self.talk], requires: ["emotion", "buddy"]) { daemon, client in
            let buddy = try client.result("engine.get", ["id": "buddy.companion"])["pid"]?.integer ?? 0
            #expect(kill(pid_t(buddy), SIGSTOP) == 0)
        }
    }

    @Test("a host that breaks the rules of the link in every way is ended, and each client told")
    func link() throws {
        let copies = try EngineCopies([])
        try Data("kind=emotion version=1.0.0".utf8).write(
            to: URL(filePath: copies.engines + "/emotion.one.so"))
        let manifest = """
            {"id": "emotion.one", "kind": "emotion", "version": "1.0.0", "abi": {"major": 1, "minor": 0},
             "library": "emotion.one.so", "languages": ["en"]}
            """
        try Data(manifest.utf8).write(to: URL(filePath: copies.engines + "/emotion.one.engine.json"))
        let words = ["garbage", "truncate", "twice", "nothing", "mixed", "lie", "hog", "exit0", "crash"]
        let host = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent().appending(path: "emo-test-host").path
        let ask = FaultStorm.Work(clients: 32, rounds: 3) { client, number in
            try client.call(
                "emotion.analyze", ["text": .string("do:\(words[number % words.count])")],
                timeoutMilliseconds: FaultStorm.deadlineMilliseconds)
        } objection: { outcome in
            guard case .failure(let error) = outcome else { return nil }
            return Self.documented.contains(error.code) ? nil : "\(error.code): \(error.message)"
        }
        try play(copies, [ask], requires: [], environment: ["EMOD_ENGINES_HOST": host])
    }

    /// Lets the clients loose on a daemon with these engines, and looks at what is left.
    private func play(
        _ copies: EngineCopies, _ works: [FaultStorm.Work], requires: [String] = ["emotion"],
        environment: [String: String] = [:],
        trouble: (TemporaryDaemon, CheckedClient) throws -> Void = { _, _ in }
    ) throws {
        let daemon = try TemporaryDaemon(
            engines: copies.engines, models: copies.models, environment: environment)
        try daemon.waitForEngines(requires)
        let client = try daemon.connect()
        let beside = try client.result("engine.list")["items"]?.array?.first {
            $0.text("id") == "emotion.text"
        }
        let before = ProcessFacts(of: daemon.processID)
        try trouble(daemon, client)
        let (answered, objections) = FaultStorm().run(works, on: daemon)
        #expect(objections.isEmpty, "\(Set(objections))")
        #expect(answered == works.map { $0.clients * $0.rounds }.reduce(0, +))
        if let beside {
            #expect(try client.result("engine.get", ["id": "emotion.text"])["pid"] == beside["pid"])
        }
        try expectNothingLeft(of: daemon, since: before)
        #expect(try daemon.stop() == 0)
    }

    private func expectNothingLeft(of daemon: TemporaryDaemon, since before: ProcessFacts) throws {
        var now = ProcessFacts(of: daemon.processID)
        for _ in 0..<400 {
            // A host may just be starting or ending: then there is one more child with its link and its pidfd.
            now = ProcessFacts(of: daemon.processID)
            if now.zombies == 0, now.descriptors <= before.descriptors + 4,
                now.children <= before.children + 1
            {
                return
            }
            usleep(25_000)
        }
        Issue.record("before: \(before), after: \(now)")
    }
}
