// The daemon's figures, for people and for monitoring.
import ArgumentParser
import EmoCommandLine

/// `emoctl metrics`.
struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show counters and gauges: requests, engines, database, connections.",
        discussion: """
            With --prometheus they are in the text format that Prometheus reads; with --output too they replace a file \
            at once, for the textfile collector of node-exporter. Nothing in them is of a user.
            """)

    @Flag(help: "Write the text format of Prometheus.")
    var prometheus = false

    @Option(
        help: ArgumentHelp("Replace this file instead of printing; with --prometheus.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard output == nil || prometheus else { throw ValidationError("--output goes with --prometheus") }
    }

    func run() throws {
        let result = try shared.connect().call("metrics.get", doing: "read emod's figures")
        guard prometheus else {
            return try shared.output.show(
                result, table: MetricsText.table(result), empty: "There are no figures.")
        }
        let text = MetricsText.prometheus(result)
        guard let output else { return try shared.output.write(text) }
        try FileAccess.replace(output, with: Array(text.utf8), mode: 0o644, doing: "write \(output)")
    }
}
