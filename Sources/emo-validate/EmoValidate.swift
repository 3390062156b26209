// The conformance checker for plugins: authors run it on theirs, the project on its own.
import EmoJSON
import EngineHost
import Glibc

@main
struct EmoValidate {
    static let usage = """
        usage: emo-validate [--json] [--models DIR] [--only GROUP] [--seed N]
                            [--timeout SECONDS] PLUGIN…

        Checks plugins against the ABI, each check in a process of its own with a time limit.
        Groups: library layout lifecycle environment stt emotion buddy.
        Exit status: 0 all passed or were skipped, 1 something did not, 64 usage.

        """

    static let checks = CommonChecks.all + KindChecks.all

    static func main() {
        var words = CommandLine.arguments.dropFirst()
        var values = ["--models": "", "--only": "", "--seed": "1", "--timeout": "600", "--check": ""]
        var plugins: [String] = []
        var json = false
        while let word = words.popFirst() {
            if word == "--json" {
                json = true
            } else if values[word] != nil, let value = words.popFirst() {
                values[word] = value
            } else if word.hasPrefix("--") {
                fail("unknown or incomplete option \(word)")
            } else {
                plugins.append(word)
            }
        }
        guard let seed = UInt64(values["--seed"] ?? ""), let seconds = UInt64(values["--timeout"] ?? "")
        else {
            fail("--seed and --timeout need whole numbers")
        }
        guard !plugins.isEmpty, (1...86_400).contains(seconds) else {
            fail("name a plugin, and at most 86,400 seconds")
        }
        let models = values["--models"] ?? ""
        if let id = values["--check"], !id.isEmpty, let check = checks.first(where: { $0.id == id }) {
            CheckRunner.child(check, CheckSubject(file: plugins[0], models: models, seed: seed))
        }
        let reports = plugins.map { plugin in
            let runner = CheckRunner(plugin: plugin, models: models, seed: seed, maximumSeconds: seconds)
            return report(runner, only: values["--only"] ?? "", json: json)
        }
        exit(reports.allSatisfy { $0 } ? 0 : 1)
    }

    private static func fail(_ message: String) -> Never {
        write("emo-validate: \(message)\n\(usage)", to: 2)
        exit(64)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Runs the checks of one plugin and tells them as they end.
    /// - Returns: true when none was bad.
    private static func report(_ runner: CheckRunner, only group: String, json: Bool) -> Bool {
        var good = true
        for check in checks where group.isEmpty || check.group == group {
            let start = EngineProbe.now
            let outcome = runner.run(check)
            let milliseconds = (EngineProbe.now - start) / 1_000_000
            good = good && !outcome.isBad
            if json {
                let line: JSONValue = [
                    "plugin": .string(runner.plugin), "check": .string(check.id),
                    "claim": .string(check.claim),
                    "outcome": .string(outcome.word), "detail": .string(outcome.detail),
                    "milliseconds": JSONValue(milliseconds), "seed": JSONValue(runner.seed),
                ]
                write(line.text + "\n", to: 1)
            } else if outcome != CheckOutcome.skipped(Skip.otherKind.reason) {
                let word = outcome.word + String(repeating: " ", count: 10 - outcome.word.utf8.count)
                let detail = outcome.detail.isEmpty ? "" : "\n           \(outcome.detail)"
                write("\(word) \(check.id): \(check.claim)\(detail)\n", to: 1)
            }
        }
        return good
    }
}
