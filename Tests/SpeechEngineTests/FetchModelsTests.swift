// tools/fetch-models without a network: what it says when a wheel is missing or wrong, and that it leaves
// nothing behind.
import Foundation
import Testing

@Suite("tools/fetch-models")
struct FetchModelsTests {
    private static let wheels = [
        "sherpa_onnx_core-2.0.1-py3-none-any.whl", "moonshine_voice-0.1.0-py3-none-any.whl",
    ]

    @Test("leaves a complete folder alone, without a wheel and without a network")
    func idempotent() throws {
        let complete = Recording.root.appendingPathComponent(".deps").path
        let run = try Self.run(into: complete, wheels: "/nonexistent")
        #expect(run.status == 0)
        #expect(run.output.contains("is complete"))
    }

    @Test("names the wheel that is missing and what to do")
    func missingWheel() throws {
        try Self.withFolder { folder in
            let run = try Self.run(into: "\(folder)/target", wheels: folder)
            #expect(run.status == 1)
            #expect(run.output.contains("no file sherpa_onnx_core-2.0.1-*.whl"))
            #expect(run.output.contains("next:"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/target").isEmpty)
        }
    }

    @Test("refuses a wheel of another sum and leaves nothing behind")
    func wrongSum() throws {
        try Self.withFolder { folder in
            for wheel in Self.wheels {
                try Data("not a wheel".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(wheel)"))
            }
            let run = try Self.run(into: "\(folder)/target", wheels: folder)
            #expect(run.status == 1)
            #expect(run.output.contains("has SHA-256"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/target").isEmpty)
        }
    }

    @Test("says how it is used")
    func usage() throws {
        #expect(try Self.run(arguments: []).status == 2)
        let help = try Self.run(arguments: ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("usage: tools/fetch-models DIR"))
    }

    private static func withFolder(_ body: (String) throws -> Void) throws {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("emo-fetch-\(UUID().uuidString)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: folder) }
        try body(folder.path)
    }

    private static func run(into folder: String, wheels: String) throws -> (status: Int32, output: String) {
        try run(arguments: [folder], environment: ["EMO_WHEELS": wheels])
    }

    private static func run(
        arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Recording.root.appendingPathComponent("tools/fetch-models")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
