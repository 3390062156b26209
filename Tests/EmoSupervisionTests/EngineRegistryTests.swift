// Engines in service: routing, queues, deadlines, cancellation, loading on demand, plugins that come and go.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Engines in service")
struct EngineRegistryTests {
    @Test("an engine is found, started, and answers under its own name")
    func serves() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let snapshot = try await stage.ready("emotion.one")
            #expect(snapshot.state == .ready && snapshot.processID != nil && snapshot.isPrimary)
            let finding = try await stage.feel("a good day")
            #expect(finding.engine == EngineIdentity(id: "emotion.one", version: "1.0.0", isFallback: false))
            #expect(finding.scores.first?.label == "joy" && finding.stored.count == 8)
            let states = stage.transitions.map(\.to)
            #expect(states == [.starting, .loading, .ready])
        }
    }

    @Test("a request may come before its engine is ready, and waits for it")
    func early() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let finding = try await stage.feel("early")
            #expect(finding.engine.id == "emotion.one")
        }
    }

    @Test("without an engine of the kind the request fails at once, naming the refused plugin's reason")
    func none() async throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "plugins/emotion.bad.engine.json")
        try await EngineStage.play([:], folder: folder) { stage in
            let error = await #expect(throws: EngineError.self) { try await stage.feel("hello") }
            #expect(error?.code == .unavailable && error?.isRetryable == true)
            #expect(error?.message.contains("emotion.bad.engine.json: id is missing") == true)
            #expect(await stage.registry.findings().count == 1)
        }
    }

    @Test(
        "a host that says it is not ready in another way is asked in the order that the configuration gives")
    func order() async throws {
        try await EngineStage.play(
            ["emotion.one": "", "emotion.two": ""], order: [.emotion: ["emotion.two", "emotion.one"]]
        ) { stage in
            _ = try await stage.ready("emotion.two")
            #expect(try await stage.feel("hello").engine.id == "emotion.two")
            try await stage.registry.perform(.disable, on: "emotion.two")
            _ = try await stage.reaches("emotion.two", .disabled)
            let finding = try await stage.feel("hello")
            #expect(finding.engine.id == "emotion.one" && !finding.engine.isFallback)
        }
    }

    @Test("a preferred engine that is not installed makes the others' answers degraded")
    func preferredMissing() async throws {
        try await EngineStage.play(["emotion.one": ""], order: [.emotion: ["emotion.best"]]) { stage in
            let finding = try await stage.feel("hello")
            #expect(finding.engine.isFallback)
        }
    }

    @Test("at its deadline a request fails, and a host that stays silent is killed after the grace")
    func late() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let first = try await stage.ready("emotion.one")
            let code = await stage.code {
                try await stage.registry.analyzeEmotion(
                    EmotionQuestion(text: "do:deaf"), deadline: .now() + .milliseconds(100))
            }
            #expect(code == .deadlineExceeded)
            let second = try await stage.sees("emotion.one") { $0.deaths > 0 }
            #expect(second.deaths == 1 && second.lastFailure?.message.contains("late answer") == true)
            #expect(try await stage.ready("emotion.one").processID != first.processID)
        }
    }

    @Test("a deadline that has passed already fails without troubling the engine")
    func tooLate() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let code = await stage.code {
                try await stage.registry.analyzeEmotion(
                    EmotionQuestion(text: "x"), deadline: .now() - .seconds(1))
            }
            #expect(code == .deadlineExceeded)
        }
    }

    @Test("cancelling the task cancels the request in the host, which lives on")
    func cancelled() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let first = try await stage.ready("emotion.one")
            let task = Task { try await stage.feel("do:hold") }
            _ = try await stage.reaches("emotion.one", .busy)
            task.cancel()
            #expect(await stage.code { try await task.value } == .cancelled)
            #expect(try await stage.feel("next").engine.id == "emotion.one")
            #expect(try await stage.snapshot("emotion.one").processID == first.processID)
        }
    }

    @Test("a full queue refuses, and cancelled waiters make room")
    func queueFull() async throws {
        try await EngineStage.play(["emotion.one": ""], change: { $0.queueLimit = 1 }) { stage in
            _ = try await stage.ready("emotion.one")
            let held = Task { try await stage.feel("do:hold") }
            _ = try await stage.reaches("emotion.one", .busy)
            let waiting = Task { try await stage.feel("second") }
            _ = try await stage.sees("emotion.one") { $0.queueDepth == 1 }
            #expect(await stage.code { try await stage.feel("third") } == .queueFull)
            waiting.cancel()
            #expect(await stage.code { try await waiting.value } == .cancelled)
            let fourth = Task { try await stage.feel("fourth") }
            _ = try await stage.sees("emotion.one") { $0.queueDepth == 1 }
            held.cancel()
            #expect(try await fourth.value.engine.id == "emotion.one")
        }
    }

    @Test("an input longer than a frame is refused, and the engine does not notice")
    func tooLong() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let text = String(repeating: "long ", count: 300_000)
            #expect(await stage.code { try await stage.feel(text) } == .inputRefused)
            _ = try await stage.feel("short")
            #expect(try await stage.snapshot("emotion.one").deaths == 0)
        }
    }

    @Test("what the engine refuses is passed on under its own code")
    func refusedInput() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            #expect(await stage.code { try await stage.feel("do:fail") } == .inputRefused)
        }
    }

    @Test("an idle engine is unloaded, and the next request loads it again")
    func keepAlive() async throws {
        try await EngineStage.play(["emotion.one": ""], change: { $0.keepAlive = .milliseconds(50) }) {
            stage in
            _ = try await stage.reaches("emotion.one", .stopped)
            #expect(try await stage.feel("wake up").engine.id == "emotion.one")
            let snapshot = try await stage.reaches("emotion.one", .stopped)
            #expect(snapshot.starts == 2 && snapshot.deaths == 0)
        }
    }

    @Test("plugins come, change and go without a restart of the daemon")
    func rescan() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            let first = try await stage.ready("emotion.one")
            await stage.registry.rescan()
            #expect(try await stage.snapshot("emotion.one").processID == first.processID)

            try EngineStage.install("emotion.two", "", in: stage.folder)
            await stage.registry.rescan()
            _ = try await stage.ready("emotion.two")

            try EngineStage.install("emotion.one", "changed=yes", in: stage.folder)
            await stage.registry.rescan()
            let second = try await stage.sees("emotion.one") { $0.processID != first.processID }
            #expect(second.state == .ready && second.starts == 1)

            try FileManager.default.removeItem(atPath: "\(stage.folder.path)/plugins/emotion.one.engine.json")
            await stage.registry.rescan()
            _ = try await stage.reaches("emotion.one", .absent)
            #expect(try await stage.feel("who").engine.id == "emotion.two")
        }
    }

    @Test("commands to an engine that is not there name it")
    func unknown() async throws {
        try await EngineStage.play([:]) { stage in
            #expect(await stage.code { try await stage.registry.perform(.load, on: "stt.none") } == .unknown)
            #expect(await stage.code { try await stage.ready("stt.none") } == .unknown)
        }
    }

    @Test("after shutdown requests are refused")
    func shutdown() async throws {
        let stage = try EngineStage(["emotion.one": ""])
        try await stage.registry.start()
        _ = try await stage.ready("emotion.one")
        await stage.registry.shutdown(deadline: .now() + .seconds(5))
        #expect(await stage.code { try await stage.feel("hello") } == .unavailable)
    }

    @Test("a host that does not end when it is asked to is killed")
    func stubborn() async throws {
        try await EngineStage.play(["emotion.one": "shutdown=ignore"]) { stage in
            _ = try await stage.ready("emotion.one")
            try await stage.registry.perform(.disable, on: "emotion.one")
            _ = try await stage.reaches("emotion.one", .disabled)
        }
    }
}
