import Foundation
import Testing

@Suite struct HelpTests {
    /// The whole help tree, as the parser itself lists its commands.
    private func tree() throws -> String {
        let dump = try EmoctlProcess.run(["--experimental-dump-help"])
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any])
        var out = ""
        func visit(_ command: [String: Any], _ path: [String]) throws {
            let run = try EmoctlProcess.run(path + ["--help"])
            #expect(run.status == 0 && run.error.isEmpty)
            out += "## \((["emoctl"] + path).joined(separator: " "))\n\n\(run.output)\n"
            for sub in command["subcommands"] as? [[String: Any]] ?? [] {
                let name = sub["commandName"] as? String ?? ""
                if name != "help" { try visit(sub, path + [name]) }
            }
        }
        try visit(try #require(root["command"] as? [String: Any]), [])
        return out
    }

    @Test("the help of every command is the committed one; EMO_UPDATE_SNAPSHOTS=1 writes it anew")
    func snapshot() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "help.txt")
        let now = try tree()
        if ProcessInfo.processInfo.environment["EMO_UPDATE_SNAPSHOTS"] == "1" {
            try Data(now.utf8).write(to: file)
        }
        let committed = try String(contentsOf: file, encoding: .utf8)
        #expect(
            now == committed,
            "the command line has changed: if that is meant, run the tests with EMO_UPDATE_SNAPSHOTS=1")
    }

    @Test("completion scripts are made for the three shells", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let run = try EmoctlProcess.run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("transcribe") && run.output.contains("emoctl"))
    }
}
