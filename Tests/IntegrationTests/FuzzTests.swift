// Every reader of bytes from outside, fed with inputs that are nearly right; a finding is told with the seed that brings it back.
import EmoTestKit
import Foundation
import Testing

@Suite("Fuzzing", .serialized)
struct FuzzTests {
    private static let program = Result {
        URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            .deletingLastPathComponent().appending(path: "emo-fuzz").path
    }

    private func fuzz(_ arguments: [String]) throws {
        let directory = try TemporaryDirectory()
        let run = try ChildProcess(
            try Self.program.get(),
            arguments + [
                "--corpus", Samples.root.appending(path: "Tests/Corpus").path, "--seed", "\(Soak.seed)",
            ],
            // No trace: ids that are sent twice cannot be brought together with their replies.
            environment: ProcessInfo.processInfo.environment.merging(["EMO_STAGE": Stage.root]) { $1 }
                .filter { $0.key != "EMO_TRACE" },
            output: directory.path + "/out")
        let status = try run.wait(milliseconds: Soak.isOn ? 6 * 3_600_000 : 120_000)
        let output = TextFile.read(directory.path + "/out")
        #expect(status == 0, "\(output)")
        #expect(output.contains(" 0 findings"), "\(output)")
    }

    @Test("framer, JSON, envelope, shapes, messages, manifest, token and link hold whatever comes")
    func readers() throws { try fuzz(["--count", "\(Soak.rounds(5_000, 1_100_000))"]) }

    @Test("the daemon gives at most one reply to a line, and the connection lives")
    func daemon() throws { try fuzz(["daemon", "--count", "\(Soak.rounds(1_500, 500_000))"]) }
}
