// Engines that crash, hang, lie and corrupt the link, as real processes: the caller gets the documented
// answer, the daemon stays whole.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite("Engines that fail")
struct EngineFaultTests {
    @Test(
        "when its host dies a request is answered by the next engine, and says so",
        arguments: [
            "crash", "abort", "exit0", "garbage", "truncate", "nothing", "mixed", "lie", "close",
        ])
    func fallback(action: String) async throws {
        try await EngineStage.play(["emotion.one": "", "emotion.two": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            _ = try await stage.ready("emotion.two")
            // The second engine fails at the same input; a good input then shows who takes over.
            #expect(await stage.code { try await stage.feel("do:\(action)") } == .poisonRequest)
            #expect(try await stage.snapshot("emotion.one").deaths == 1)
            #expect(try await stage.snapshot("emotion.two").deaths == 1)
            #expect(await stage.code { try await stage.feel("do:\(action)") } == .poisonRequest)
            #expect(try await stage.snapshot("emotion.one").deaths == 1)
            #expect(try await stage.feel("fine").scores.isEmpty == false)
        }
    }

    @Test("an engine that dies once is asked again after its back-off, within the deadline")
    func again() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            let finding = try await stage.feel("do:crash-once")
            #expect(finding.engine.id == "emotion.one" && !finding.engine.isFallback)
            #expect(try await stage.snapshot("emotion.one").starts == 2)
        }
    }

    @Test("when no engine comes back within the deadline the failure of the host is told at once")
    func tooShort() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            let error = await #expect(throws: EngineError.self) {
                try await stage.registry.analyzeEmotion(
                    EmotionQuestion(text: "do:crash"), deadline: .now() + .milliseconds(500))
            }
            #expect(error?.code == .failed)
            #expect(error?.message.contains("signal 11 (SIGSEGV)") == true)
        }
    }

    @Test("a dead engine's fallback answers and is named as such")
    func degraded() async throws {
        try await EngineStage.play(["emotion.one": "", "emotion.two": ""]) { stage in
            let first = try await stage.ready("emotion.one")
            _ = try await stage.ready("emotion.two")
            kill(try #require(first.processID), SIGKILL)
            _ = try await stage.sees("emotion.one") { $0.deaths > 0 }
            let finding = try await stage.feel("still there")
            #expect(finding.engine.id == "emotion.two" && finding.engine.isFallback)
            _ = try await stage.ready("emotion.one")
            #expect(try await stage.feel("back").engine.id == "emotion.one")
        }
    }

    @Test("a second answer to one request kills the host")
    func twice() async throws {
        try await EngineStage.play(["emotion.one": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            _ = try await stage.feel("do:twice")
            let snapshot = try await stage.sees("emotion.one") { $0.deaths > 0 }
            #expect(snapshot.lastFailure?.message.contains("not open") == true)
        }
    }

    @Test("a stopped process is noticed by its pings and replaced", arguments: [false, true])
    func stopped(busy: Bool) async throws {
        try await EngineStage.play(["emotion.one": ""], change: { $0.pingInterval = .milliseconds(50) }) {
            stage in
            let first = try await stage.ready("emotion.one")
            if busy {
                #expect(await stage.code { try await stage.feel("do:stop", seconds: 1) } != nil)
            } else {
                kill(try #require(first.processID), SIGSTOP)
            }
            let snapshot = try await stage.sees("emotion.one") { $0.deaths > 0 }
            #expect(snapshot.lastFailure?.message.contains("pings") == true)
            #expect(try await stage.ready("emotion.one").processID != first.processID)
        }
    }

    @Test("an engine over its memory is started anew without a failure")
    func memory() async throws {
        try await EngineStage.play(
            ["emotion.one": ""],
            change: {
                $0.pingInterval = .milliseconds(500)
                $0.memoryLimitBytes = 64 << 20
            }
        ) { stage in
            let first = try await stage.ready("emotion.one")
            _ = try await stage.feel("do:hog")
            _ = try await stage.sees("emotion.one") { $0.starts == 2 }
            let second = try await stage.ready("emotion.one")
            #expect(second.processID != first.processID && second.deaths == 0)
            #expect(second.lastFailure?.message.contains("64 MiB are allowed") == true)
        }
    }

    @Test(
        "what cannot be cured by a restart is quarantined at once, with its reason",
        arguments: [
            ("hello=exit78", EngineError.Code.abiMismatch, "abi_major is 9"),
            ("load=exit78", .failed, "exit code 78"),
            ("load=corrupt", .modelCorrupt, "damaged"),
            ("version=2.0.0", .manifestInvalid, "differ in version"),
        ])
    func permanent(script: String, code: EngineError.Code, words: String) async throws {
        try await EngineStage.play(["emotion.one": script]) { stage in
            let snapshot = try await stage.reaches("emotion.one", .quarantined)
            #expect(snapshot.lastFailure?.code == code)
            #expect(
                snapshot.lastFailure?.message.contains(words) == true,
                "\(snapshot.lastFailure?.message ?? "")")
            #expect(snapshot.retryInMilliseconds == nil && snapshot.starts == 1)
            let error = await #expect(throws: EngineError.self) { try await stage.feel("hello") }
            #expect(error?.code == .unavailable && error?.message.contains(words) == true)
        }
    }

    @Test(
        "an engine that fails at its start is tried again after a while",
        arguments: [
            "hello=crash", "load=crash", "test=crash", "load=fail", "test=fail", "hello=garbage",
            "load=mixed",
        ])
    func startFails(script: String) async throws {
        try await EngineStage.play(["emotion.one": script]) { stage in
            let snapshot = try await stage.sees("emotion.one") { $0.deaths > 0 }
            #expect(snapshot.lastFailure != nil)
        }
    }

    @Test(
        "an engine that hangs at its start is killed when its time is over",
        arguments: ["hello=deaf", "load=deaf", "test=deaf"])
    func startHangs(script: String) async throws {
        try await EngineStage.play(
            ["emotion.one": script],
            change: {
                $0.startTimeout = .milliseconds(300)
                $0.loadTimeout = .milliseconds(300)
            }
        ) { stage in
            let snapshot = try await stage.sees("emotion.one") { $0.deaths > 0 }
            #expect(snapshot.lastFailure?.message.contains("within 300 ms") == true)
        }
    }

    @Test("quarantine survives a restart of the daemon, for the same file only")
    func quarantine() async throws {
        let folder = try TemporaryFolder()
        try await EngineStage.play(["emotion.one": "hello=exit78"], folder: folder) { stage in
            _ = try await stage.reaches("emotion.one", .quarantined)
        }
        try await EngineStage.play(["emotion.one": "hello=exit78"], folder: folder) { stage in
            let snapshot = try await stage.snapshot("emotion.one")
            #expect(snapshot.state == .quarantined && snapshot.starts == 0)
            #expect(snapshot.lastFailure?.code == .abiMismatch)
        }
        try await EngineStage.play(["emotion.one": "repaired=yes"], folder: folder) { stage in
            _ = try await stage.ready("emotion.one")
        }
    }

    @Test("a model file that is missing, cut or changed is named, and its repair is noticed")
    func models() async throws {
        // The hash is that of "abc" (FIPS 180-2, appendix B.1).
        let models = """
            "model_directory": "m", "model_files": [{"name": "w.bin", "bytes": 3, "licence": "MIT",
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]
            """
        try await EngineStage.play(["emotion.one": ""], models: models) { stage in
            for (content, code) in [(nil, .modelMissing), ("ab", .modelCorrupt), ("abd", .modelCorrupt)]
                as [(String?, EngineError.Code)]
            {
                if let content {
                    try stage.folder.write(content, to: "models/m/w.bin")
                    await stage.registry.rescan()
                }
                let snapshot = try await stage.reaches("emotion.one", .quarantined)
                #expect(snapshot.lastFailure?.code == code)
                #expect(snapshot.lastFailure?.message.contains("models/m/w.bin") == true)
                #expect(snapshot.processID == nil)
            }
            try stage.folder.write("abc", to: "models/m/w.bin")
            await stage.registry.rescan()
            _ = try await stage.ready("emotion.one")
        }
    }

    @Test("forty deaths under work leave no process and no descriptor behind, and every caller is answered")
    func manyDeaths() async throws {
        func descriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
        try await EngineStage.play(["emotion.one": "", "emotion.two": ""]) { stage in
            _ = try await stage.ready("emotion.one")
            _ = try await stage.ready("emotion.two")
            for round in 0..<40 {
                let victim = try await stage.ready("emotion.one")
                async let requests = withTaskGroup(of: EngineError.Code?.self) { group in
                    for number in 0..<8 {
                        group.addTask { await stage.code { try await stage.feel("\(round) \(number)") } }
                    }
                    var codes: [EngineError.Code?] = []
                    for await code in group { codes.append(code) }
                    return codes
                }
                kill(try #require(victim.processID), SIGKILL)
                #expect(await requests == Array(repeating: nil, count: 8))
                _ = try await stage.sees("emotion.one") { $0.deaths > round }
                try await stage.registry.perform(.reset, on: "emotion.one")
            }
            #expect(try await stage.ready("emotion.one").deaths == 40)
        }
    }
}
