// The conformance checker for plugins: authors run it on theirs, the project on its own.
import EngineHost
import Glibc

@main
struct EmoValidate {
    static func main() {
        do {
            let options = try ValidateOptions(Array(CommandLine.arguments.dropFirst()))
            if options.list { return list(options) }
            if let named = options.check, let check = Catalogue.all.first(where: { $0.id == named.id }) {
                CheckChild.run(check, CheckSubject(options, scratch: named.scratch))
            }
            let reports = options.plugins.map { validate($0, options) }
            exit(reports.allSatisfy { $0 } ? 0 : 1)
        } catch {
            let help = error.message.isEmpty
            write(
                help ? ValidateOptions.usage : "emo-validate: \(error.message)\n\(ValidateOptions.usage)",
                to: help ? 1 : 2)
            exit(help ? 0 : 64)
        }
    }

    /// Writes text to a descriptor.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno != EINTR { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// Runs the checks of one plugin and tells them as they end.
    /// - Returns: true when none was bad.
    private static func validate(_ plugin: String, _ options: ValidateOptions) -> Bool {
        let runner = CheckRunner(plugin: plugin, options: options)
        var report = ValidationReport(plugin: plugin, options: options)
        report.begin()
        for check in Catalogue.all where [nil, check.group, check.id].contains(options.only) {
            let start = EngineProbe.now
            let outcome =
                report.reasonToSkip(check).map { CheckOutcome(word: .skipped, detail: $0) }
                ?? runner.run(check)
            report.add(check, outcome, milliseconds: (EngineProbe.now - start) / 1_000_000)
        }
        return report.end()
    }

    private static func list(_ options: ValidateOptions) {
        for check in Catalogue.all where [nil, check.group, check.id].contains(options.only) {
            write("\(check.id)\n    \(check.claim)\n    \(check.promise)\n", to: 1)
        }
    }
}

/// All checks, in the order in which they are run: what is simple and explains the rest comes first.
enum Catalogue {
    static let all =
        LibraryChecks.all + LayoutChecks.all + LifecycleChecks.all + ModelChecks.all + ThreadChecks.all
        + SpeechChecks.all + EmotionChecks.all + BuddyChecks.all + EnvironmentChecks.all
        + PerformanceChecks.all
}
