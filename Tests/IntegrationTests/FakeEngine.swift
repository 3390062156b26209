// Builds an engine of the zoo into a plugin directory: one that works, or has exactly one fault.
import EmoTestKit
import Foundation
import Testing

enum FakeEngine {
    /// Builds and installs one engine.
    /// - Parameter fault: as plugins/examples/fakes/fake.c names it; empty for an engine that works.
    static func build(_ id: String, kind: Int, fault: String = "", in copies: EngineCopies) throws {
        let make = try ChildProcess(
            "/usr/bin/make",
            [
                "-s", "-C", Samples.root.appending(path: "plugins/examples/fakes").path,
                "OUT=\(copies.engines)",
                "ID=\(id)", "KIND=\(kind)", "FAULT=\(fault)",
            ], environment: ["PATH": "/usr/bin:/bin"], output: copies.directory.path + "/make")
        #expect(try make.wait(milliseconds: 60_000) == 0, "\(TextFile.read(copies.directory.path + "/make"))")
        let labels = ["happy", "sad", "angry", "fear", "surprise", "disgust", "neutral", "contempt"]
        let manifest = """
            {"id": "\(id)", "kind": "\(id.prefix { $0 != "." })", "version": "1.0.0",
             "abi": {"major": 1, "minor": 0}, "sample_rate": 16000,
             "library": "\(id).so", "languages": ["en"], "memory_bytes": 4096, "labels": \(kind == 2 ? labels : [])}
            """
        try Data(manifest.utf8).write(
            to: URL(filePath: "\(copies.engines)/\(id).engine.json"), options: .atomic)
    }
}
