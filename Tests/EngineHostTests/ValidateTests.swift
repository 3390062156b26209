// The conformance checker tells every engine of the zoo apart, by the right check.
import EmoJSON
import EngineHost
import Foundation
import Testing

@Suite("The conformance checker")
struct ValidateTests {
    @Test(
        "finds nothing wrong with a good engine of each kind",
        arguments: [
            FakePlugin.Kind.emotion, .buddy, .stt,
        ])
    func good(_ kind: FakePlugin.Kind) throws {
        let plugin = try FakePlugin(kind)
        let (status, lines) = try validate([plugin.file])
        let bad = lines.filter { !["passed", "skipped"].contains($0["outcome"]?.string) }
        // The fake of kind stt hears words in noise, as its loudness is all it looks at.
        #expect(bad.compactMap { $0["check"]?.string } == (kind == .stt ? ["stt.noise"] : []))
        #expect(status == (kind == .stt ? 1 : 0))
        #expect(lines.count { $0["outcome"]?.string == "passed" } >= 15)
    }

    @Test(
        "finds each fault by its own check, in its own way",
        arguments: [
            ("crash-load", "lifecycle.self_test", "crashed"),
            ("hang-selftest", "lifecycle.self_test", "timed out"),
            ("exit-load", "lifecycle.self_test", "crashed"), ("wrong-abi", "layout.tables", "failed"),
            ("lie-state-machine", "lifecycle.wrong_state", "failed"),
            ("print-load", "environment.quiet", "failed"),
            ("escape", "environment.quiet", "failed"),
            ("leak-descriptors", "environment.descriptors", "failed"),
            ("lie-nan", "emotion.result", "failed"), ("lie-twice", "emotion.same", "failed"),
            ("fail-selftest", "lifecycle.self_test", "failed"),
        ])
    func faults(_ fault: String, _ check: String, _ outcome: String) throws {
        let plugin = try FakePlugin(.emotion, fault: fault)
        let group = String(check.prefix { $0 != "." })
        let (status, lines) = try validate(["--timeout", "3", "--only", group, plugin.file])
        #expect(status == 1)
        let line = lines.first { $0["check"]?.string == check }
        #expect(line?["outcome"]?.string == outcome, "\(line?.text ?? "no line")")
    }

    @Test("finds a manifest that says something else, and a second exported symbol")
    func library() throws {
        let plugin = try FakePlugin(.emotion)
        let manifest = URL(filePath: plugin.file).deletingPathExtension().appendingPathExtension(
            "engine.json")
        try Data("{\"id\":\"emotion.fake\",\"kind\":\"stt\"}".utf8).write(to: manifest)
        let (_, lines) = try validate(["--only", "library", plugin.file])
        let line = lines.first { $0["check"]?.string == "library.manifest" }
        #expect(line?["detail"]?.string == "\"kind\" differs")
        let symbol = lines.first { $0["check"]?.string == "library.one_symbol" }
        #expect(symbol?["outcome"]?.string == "passed")
        let other = try FakePlugin(.emotion, entry: "emo_engine_entry_v7")
        let (status, found) = try validate(["--only", "library", other.file])
        #expect(status == 1)
        #expect(found.first?["outcome"]?.string == "failed")
    }

    @Test("a manifest agrees with its plugin in any order and form of writing")
    func equivalentManifest() throws {
        let plugin = try FakePlugin(.emotion)
        let manifest = """
            {"concurrency":1.0,"languages":["en"],"abi":{"minor":0,"major":1},"version":"1.0.0",
             "kind":"emotion","id":"emotion.fake"}
            """
        try Data(manifest.utf8).write(to: plugin.folder.appending(path: "emotion.fake.engine.json"))
        let (_, lines) = try validate(["--only", "library", plugin.file])
        let line = lines.first { $0["check"]?.string == "library.manifest" }
        #expect(line?["outcome"]?.string == "passed", "\(line?.text ?? "no line")")
    }

    @Test(
        "a wrong command line is told with status 64",
        arguments: [[], ["--nonsense", "x"], ["--seed", "a", "x"]])
    func usage(_ arguments: [String]) throws {
        #expect(try run(arguments).status == 64)
    }

    private func validate(_ arguments: [String]) throws -> (status: Int32, lines: [JSONValue]) {
        let (status, output) = try run(["--json"] + arguments)
        return (status, output.split(separator: "\n").compactMap { JSONValue(parsing: String($0)) })
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: HostUnderTest.program).deletingLastPathComponent()
            .appending(path: "emo-validate")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
