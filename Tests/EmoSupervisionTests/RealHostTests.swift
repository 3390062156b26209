// The supervision over the real engine host and the zoo of fake engines: the same promises, with nothing
// played.
import EmoSupervision
import Foundation
import NIOCore
import Testing

@Suite(
    "The real host under supervision",
    .enabled(if: EngineStage.realHost != nil, "emo-engine-host is not built beside the tests"))
struct RealHostTests {
    /// The numbers of the kinds in the plugin ABI.
    private static let kinds = ["stt": 1, "emotion": 2, "buddy": 3]

    /// Builds one engine of the zoo with its manifest.
    private func build(_ id: String, fault: String, in folder: TemporaryFolder) throws {
        let kind = String(id.prefix { $0 != "." })
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/plugins", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/make")
        make.arguments = [
            "-s", "-C", root.appending(path: "plugins/examples/fakes").path, "OUT=\(folder.path)/plugins",
            "ID=\(id)",
            "KIND=\(Self.kinds[kind] ?? 0)", "FAULT=\(fault)",
        ]
        try make.run()
        make.waitUntilExit()
        #expect(make.terminationStatus == 0)
        let names = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
        let labels = kind == "emotion" ? ", \"labels\": \(names)" : ""
        try folder.write(
            """
            {"id": "\(id)", "kind": "\(kind)", "version": "1.0.0",
             "abi": {"major": 1, "minor": 0}, "sample_rate": 16000,
             "library": "\(id).so", "languages": ["en"], "memory_bytes": 4096\(labels)}
            """, to: "plugins/\(id).engine.json")
    }

    private func play(
        _ faults: [String: String], change: (inout EngineSettings) -> Void = { _ in },
        _ body: (EngineStage) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        for (id, fault) in faults { try build(id, fault: fault, in: folder) }
        let host = try #require(EngineStage.realHost)
        try await EngineStage.play([:], folder: folder, host: host, change: change, body)
    }

    /// One second of a tone, 16-bit mono at 16 kHz.
    private var tone: [UInt8] {
        (0..<16_000).flatMap { index -> [UInt8] in
            let sample = Int16(8_000 * sin(Double(index) * 0.1))
            return [UInt8(truncatingIfNeeded: sample), UInt8(truncatingIfNeeded: sample >> 8)]
        }
    }

    private func hear(_ stage: EngineStage, seconds: Int64 = 20) async throws -> Transcription {
        try await stage.registry.transcribe(
            AudioUpload(format: .s16le(sampleRate: 16_000, channels: 1), bytes: tone),
            deadline: .now() + .seconds(seconds))
    }

    @Test("a good engine of each kind serves, and ends when it is told to")
    func good() async throws {
        try await play(["stt.fake": "", "emotion.fake": "", "buddy.fake": ""]) { stage in
            let heard = try await hear(stage)
            #expect(heard.text.hasPrefix("samples 16000") && heard.engine.id == "stt.fake")
            #expect(try await stage.feel("hello").stored.count == 8)
            let reply = try await stage.registry.respond(
                to: ConversationTurn(text: "hello"), in: Conversation(id: "s"),
                deadline: .now() + .seconds(20))
            #expect(reply.state?.starts(with: Array("fake".utf8)) == true)
            #expect(try await stage.snapshot("stt.fake").sandbox.isEmpty == false)
        }
    }

    @Test("bytes that are no audio are refused under the host's own code, and the engine does not notice")
    func noAudio() async throws {
        try await play(["stt.fake": ""]) { stage in
            let code = await stage.code {
                try await stage.registry.transcribe(
                    AudioUpload(format: .wav, bytes: Array("this is a text".utf8)),
                    deadline: .now() + .seconds(20))
            }
            #expect(code == EngineError.Code(rawValue: "audio.format"))
            let snapshot = try await stage.snapshot("stt.fake")
            #expect(snapshot.deaths == 0)
        }
    }

    @Test(
        "an engine that dies at work is replaced by the next one, within the request",
        arguments: ["crash-work", "abort-work", "exit-work"])
    func dies(fault: String) async throws {
        try await play(["emotion.a": fault, "emotion.b": ""]) { stage in
            _ = try await stage.ready("emotion.a")
            _ = try await stage.ready("emotion.b")
            let finding = try await stage.feel("hello")
            #expect(finding.engine.id == "emotion.b" && finding.engine.isFallback)
            #expect(try await stage.snapshot("emotion.a").deaths == 1)
        }
    }

    @Test(
        "an engine that hangs at work is killed for its missing progress",
        arguments: ["hang-work", "spin-work"])
    func hangs(fault: String) async throws {
        try await play(
            ["emotion.a": fault, "emotion.b": ""], change: { $0.pingInterval = .milliseconds(300) }
        ) { stage in
            _ = try await stage.ready("emotion.a")
            _ = try await stage.ready("emotion.b")
            #expect(try await stage.feel("hello").engine.id == "emotion.b")
            let failure = try await stage.snapshot("emotion.a").lastFailure
            #expect(failure?.message.contains("no progress") == true, "\(failure?.message ?? "")")
        }
    }

    @Test(
        "what a restart cannot cure is quarantined at once",
        arguments: ["wrong-abi", "null-entry", "lie-id", "describe-garbage"])
    func permanent(fault: String) async throws {
        try await play(["emotion.a": fault]) { stage in
            let snapshot = try await stage.reaches("emotion.a", .quarantined)
            #expect(snapshot.starts == 1)
            if fault == "wrong-abi" { #expect(snapshot.lastFailure?.code == .abiMismatch) }
        }
    }

    @Test(
        "an engine that fails at its start backs off",
        arguments: ["crash-entry", "crash-load", "crash-selftest", "fail-selftest"])
    func starts(fault: String) async throws {
        try await play(["emotion.a": fault]) { stage in
            let snapshot = try await stage.sees("emotion.a") { $0.deaths > 0 }
            #expect(snapshot.lastFailure != nil)
        }
    }
}
