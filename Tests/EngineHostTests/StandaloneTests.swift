// The host without a daemon, as an engine's author uses it; with the example engine in C, built by its own
// Makefile.
import EmoJSON
import EngineHost
import Foundation
import Testing

@Suite("The host alone")
struct StandaloneTests {
    @Test("the example in C answers a text with JSON lines")
    func exampleInC() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = FakePlugin.root.appending(path: "plugins/examples/echo-c")
        let made = try run("/usr/bin/env", ["make", "-s", "-C", source.path, "OUT=\(folder.path)"])
        #expect(made.status == 0)
        let text = folder.appending(path: "text")
        try Data("I am \"fine\"".utf8).write(to: text)
        let plugin = folder.appending(path: "buddy.echo-c.so").path
        let manifest = source.appending(path: "buddy.echo-c.engine.json").path
        let result = try run(
            HostUnderTest.program, ["--standalone", plugin, "--manifest", manifest, text.path])
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map { JSONValue(parsing: String($0)) }
        #expect(!lines.contains(nil), "every line is JSON")
        let reply = lines.first { $0?["event"]?.string == "reply" }
        #expect(reply??["text"]?.string == "I am \"fine\"")
        #expect(lines.contains { $0?["event"]?.string == "summary" })
    }

    @Test("a recording is transcribed, and what is none fails with status 1")
    func recording() throws {
        let plugin = try FakePlugin()
        let file = plugin.folder.appending(path: "tone.wav")
        try Data(WaveFile.tone(seconds: 1)).write(to: file)
        let good = try run(HostUnderTest.program, ["--standalone", plugin.file, file.path])
        #expect(good.status == 0)
        #expect(good.output.contains("\"text\":\"samples 16000 peak 0.50 mean 0.000\""))
        try Data("text".utf8).write(to: file)
        let bad = try run(HostUnderTest.program, ["--standalone", plugin.file, file.path])
        #expect(bad.status == 1)
        #expect(bad.output.contains("\"code\":\"audio.format\""))
    }

    @Test(
        "a wrong command line is told with status 64",
        arguments: [
            [], ["--plugin", "x"], ["--link-fd", "3"], ["--plugin", "x", "--link-fd", "2"], ["--nonsense"],
            ["--standalone", "x"], ["--standalone", "x", "a", "b"],
            ["--plugin", "x", "--link-fd", "3", "--memory", "much"],
        ])
    func usage(_ arguments: [String]) throws {
        #expect(throws: HostArguments.UsageError.self) { try HostArguments(arguments) }
        #expect(try run(HostUnderTest.program, arguments).status == 64)
    }

    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "standalone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
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
