// Runs emo-validate as an author does, and reads what it says.
import EmoJSON
import Foundation

/// One run of the conformance checker.
struct Validation {
    /// Its exit status.
    let status: Int32
    /// What it wrote.
    let output: String

    /// Runs it with any arguments.
    init(_ arguments: [String]) throws {
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
        status = process.terminationStatus
        self.output = String(decoding: output, as: UTF8.self)
    }

    /// Checks one plugin and has each outcome told as JSON.
    init(json arguments: [String]) throws { try self.init(["--json"] + arguments) }

    /// The lines of a run with `--json`.
    var lines: [JSONValue] { output.split(separator: "\n").compactMap { JSONValue(parsing: String($0)) } }

    /// The line of a check.
    func line(_ check: String) -> JSONValue? { lines.first { $0["check"]?.string == check } }

    /// How a check ended; nil when it was not run.
    func outcome(_ check: String) -> String? { line(check)?["outcome"]?.string }

    /// The checks that were bad.
    var bad: [String] {
        lines.filter { !["passed", "skipped"].contains($0["outcome"]?.string) }.compactMap {
            $0["check"]?.string
        }
    }
}
