// Engines that are missing, broken or not ours: health names what is wrong and what to do, requests get their code, and the other engines
// go on as if nothing had been.
import EmoProtocol
import EmoTestKit
import EmoTransport
import Foundation
import Testing

@Suite("Engines in trouble", .serialized)
struct EngineTroubleTests {
    /// Waits until an engine has a reason why it does not serve.
    private func reason(of id: String, on daemon: TemporaryDaemon) throws -> JSONValue {
        let client = try daemon.connect()
        for _ in 0..<600 {
            let engines = try client.result("engine.list")["items"]?.array ?? []
            if let engine = engines.first(where: { $0.text("id") == id && $0["reason"] != .null }) {
                return engine
            }
            usleep(50_000)
        }
        throw TestKitError("\(id) gives no reason; the log:\n\(daemon.log)")
    }

    @Test("without any engine the daemon runs, says so, and keeps what does not need one")
    func none() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        let health = try client.result("health.get")
        #expect(health.text("status") == "failing")
        #expect(health["problems"]?.array?.contains { $0.text("code") == "engine.unavailable" } == true)
        let refused = try analyze(Samples.anxious, on: client)
        guard case .failure(let error) = refused else {
            Issue.record("analysed without an engine")
            return
        }
        #expect(error.code == "engine.unavailable")
        #expect(error.retryable)
        let session = try client.result("buddy.start")
        #expect(session["degraded"]?.array?.contains("buddy") == true)
        let reply = try client.result(
            "buddy.say",
            ["session_id": .string(session.text("session_id")), "text": "I want to kill myself."])
        #expect(reply["crisis"]?.text("level") == "active_ideation")
        #expect(reply["crisis"]?["resources_shown"] == true)
        let ending = try client.result("buddy.end", ["session_id": .string(session.text("session_id"))])
        #expect(ending["degraded"] == ["buddy"])
        #expect(!ending.text("summary").isEmpty)
    }

    @Test("a missing model file is named, and the fallback transcribes")
    func missingModel() throws {
        let stage = try EngineCopies(["stt.sherpa", "stt.pocketsphinx", "emotion.text"])
        try FileManager.default.removeItem(atPath: stage.models + "/stt.sherpa/encoder_model.ort")
        let daemon = try TemporaryDaemon(engines: stage.engines, models: stage.models)
        let engine = try reason(of: "stt.sherpa", on: daemon)
        #expect(engine.text("reason").contains("encoder_model.ort"))
        try daemon.waitForEngines(["emotion"])
        let result = try analyze(Samples.anxious, on: daemon.connect()).get()
        #expect(result.text("model_version").contains("stt.pocketsphinx"))
        #expect(result["degraded"]?.array?.contains("speech") == true)
        #expect(result["speech_detected"] == true)
    }

    @Test("a model file with one changed byte is never used")
    func corruptModel() throws {
        let stage = try EngineCopies(["emotion.text"])
        let path = stage.models + "/emotion.text/emotion-minilm6b.int8.safetensors"
        var bytes = Samples.bytes(path)
        bytes[bytes.count / 2] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let daemon = try TemporaryDaemon(engines: stage.engines, models: stage.models)
        let engine = try reason(of: "emotion.text", on: daemon)
        #expect(engine.text("reason").contains("emotion-minilm6b.int8.safetensors"))
        let outcome = try daemon.connect().call(
            "emotion.analyze", ["text": "hello"], timeoutMilliseconds: 3_000)
        guard case .failure(let error) = outcome else {
            Issue.record("a corrupt model was used")
            return
        }
        #expect(["engine.unavailable", "engine.model_corrupt"].contains(error.code))
    }

    @Test("a plugin of another ABI version is refused with what differs")
    func otherABI() throws {
        let stage = try EngineCopies(["emotion.text"])
        let manifest = stage.engines + "/emotion.text.engine.json"
        let text = TextFile.read(manifest).replacingOccurrences(of: "\"major\": 1", with: "\"major\": 2")
        #expect(text.contains("\"major\": 2"))
        try Data(text.utf8).write(to: URL(fileURLWithPath: manifest))
        let daemon = try TemporaryDaemon(engines: stage.engines, models: stage.models)
        #expect(try reason(of: "emotion.text", on: daemon).text("reason").contains("2"))
        #expect(try daemon.connect().result("health.get").text("status") != "ok")
    }

    @Test("a broken manifest is named with its file, and the daemon goes on")
    func brokenManifest() throws {
        let stage = try EngineCopies(["emotion.text"])
        try Data("{\"id\": 7}".utf8).write(to: URL(fileURLWithPath: stage.engines + "/bad.engine.json"))
        let daemon = try TemporaryDaemon(engines: stage.engines, models: stage.models)
        try daemon.waitForEngines(["emotion"])
        let problems = try daemon.connect().result("health.get")["problems"]?.array ?? []
        #expect(problems.contains { $0.text("message").contains("bad") })
    }

    @Test("an engine that is killed at work is replaced, and the request answered")
    func killed() throws {
        let stage = try EngineCopies(["emotion.text"])
        let daemon = try TemporaryDaemon(engines: stage.engines, models: stage.models)
        try daemon.waitForEngines(["emotion"])
        let client = try daemon.connect()
        for _ in 0..<3 {
            let processID = try client.result("engine.get", ["id": "emotion.text"])["pid"]?.integer ?? 0
            #expect(processID > 1)
            kill(pid_t(processID), SIGKILL)
            #expect(
                try client.result("emotion.analyze", ["text": "I am so happy for you!"]).text(
                    "dominant_emotion") == "HAPPY")
            try daemon.waitForEngines(["emotion"])
        }
        #expect(try client.failure("engine.get", ["id": "no.such"]).code == "engine.unknown")
    }
}
