// Runs the real emoctl, as built beside the tests, with an environment of its own and a time limit.
import Foundation
import Glibc

/// What a run of emoctl left behind.
struct EmoctlRun {
    let status: Int32
    let output: String
    let error: String
}

/// A run of emoctl that is under way.
final class EmoctlProcess {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let error = Pipe()

    /// The program, in the directory of this test's own executable.
    static var program: String {
        let arguments = CommandLine.arguments
        let bundle =
            arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] } ?? "/proc/self/exe"
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: bundle)) ?? bundle
        return executable.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/emoctl"
    }

    init(_ arguments: [String], environment: [String: String] = [:], socket: String? = nil) throws {
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = arguments
        var variables = ["PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8"]
        variables["EMOD_SOCKET"] = socket
        process.environment = variables.merging(environment) { _, new in new }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = error
        try process.run()
    }

    /// Gives it something to read.
    func type(_ text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }

    /// Gives it bytes to read.
    func type(bytes: [UInt8]) { input.fileHandleForWriting.write(Data(bytes)) }

    /// Presses Ctrl-C.
    func interrupt() { process.interrupt() }

    /// Closes its input and waits for the end; a run that does not end is killed and tells so by its status.
    func finish(seconds: Double = 20) -> EmoctlRun {
        try? input.fileHandleForWriting.close()
        let killer = DispatchWorkItem { [process] in kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: killer)
        // Read on a thread of its own, so that neither stream can fill up while the other is waited for.
        let reading = error.fileHandleForReading
        let collected = DispatchQueue(label: "emoctl.error")
        let errorText = TextBox()
        collected.async { errorText.text = String(decoding: reading.readDataToEndOfFile(), as: UTF8.self) }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        collected.sync {}
        process.waitUntilExit()
        killer.cancel()
        return EmoctlRun(status: process.terminationStatus, output: text, error: errorText.text)
    }

    /// Runs to the end with nothing to read but `input`.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], socket: String? = nil, input: String = ""
    ) throws -> EmoctlRun {
        let process = try EmoctlProcess(arguments, environment: environment, socket: socket)
        process.type(input)
        return process.finish()
    }
}

/// Text handed from the queue that reads it to the one that waits for it; the queue's `sync` orders the two.
private final class TextBox: @unchecked Sendable {
    var text = ""
}

/// Waits until a condition holds; false when it does not within ten seconds.
func eventually(_ condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(10)
    while Date() < end {
        if condition() { return true }
        usleep(2_000)
    }
    return condition()
}
