// The daemon with its safety model, and without: what it says of itself, and that rules alone still answer danger.
import EmoProtocol
import EmoTestKit
import Foundation
import Testing

@Suite("The daemon's safety model", .serialized)
struct SafetyModelLossTests {
    /// Danger that no rule foresees.
    private static let unforeseen =
        "Every night I hope my heart forgets to beat before the alarm goes."
    private static let foreseen = "I am going to kill myself tonight."

    private func problems(_ client: CheckedClient) throws -> [String] {
        try client.result("health.get")["problems"]?.array?.map { $0.text("code") } ?? []
    }

    /// What a first message in a session of its own is found to be.
    private func crisis(_ text: String, _ client: CheckedClient) throws -> JSONValue? {
        let session = try client.result("buddy.start").text("session_id")
        return try client.result("buddy.say", ["session_id": .string(session), "text": .string(text)])[
            "crisis"]
    }

    /// A folder of models like the staged one, with another `safety`.
    private func models(_ change: (URL) throws -> Void) throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        let files = FileManager.default
        let safety = URL(filePath: folder.path).appending(path: "safety")
        try files.copyItem(at: URL(filePath: Stage.models).appending(path: "safety"), to: safety)
        try change(safety)
        return folder
    }

    @Test("with it, danger in unforeseen words is heard, and health has nothing to say")
    func present() throws {
        let daemon = try TemporaryDaemon(engines: "/nonexistent")
        let client = try daemon.connect()
        #expect(try !problems(client).contains("safety.model_missing"))
        #expect(try crisis(Self.unforeseen, client)?.text("level") == "passive_ideation")
        try daemon.stop()
    }

    @Test("a missing or changed model leaves the rules, is told by health and named in the log")
    func absent() throws {
        for change in [
            { (safety: URL) in try FileManager.default.removeItem(at: safety) },
            { (safety: URL) in
                let weights = try FileHandle(
                    forUpdating: safety.appending(path: "safety-minilm6.int8.safetensors"))
                try weights.seek(toOffset: 1_000_000)
                try weights.write(contentsOf: Data([1, 2, 3]))
            },
        ] {
            let models = try models(change)
            let daemon = try TemporaryDaemon(engines: "/nonexistent", models: models.path)
            let client = try daemon.connect()
            #expect(try problems(client).contains("safety.model_missing"))
            #expect(daemon.log.contains("safety-minilm6.int8.safetensors"))
            #expect(try crisis(Self.unforeseen, client)?.text("level") == "none")
            #expect(try crisis(Self.foreseen, client)?["resources_shown"] == true)
            try daemon.stop()
        }
    }
}
