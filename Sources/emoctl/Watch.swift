// What happens, as it happens.
import ArgumentParser
import EmoCommandLine
import EmoProtocol

extension EventPlace: ExpressibleByArgument {
    /// Reads the option's text.
    public init?(argument: String) { self.init(argument) }
}

/// `emoctl watch`.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow what happens, until Ctrl-C.",
        discussion: """
            A line an event; off a terminal with tabs between place, time, topic and data. When emod is \
            restarted the watch waits for it and goes on without a gap. The place of an event, EPOCH:SEQ, is \
            what --since takes.
            """)

    @Option(
        help: ArgumentHelp(
            "Only this topic, such as session.ended; several times for several.",
            discussion: "emoctl describe --topics lists them."))
    var topic: [String] = []

    @Option(help: ArgumentHelp("First what has happened after this place.", valueName: "epoch:seq"))
    var since: EventPlace?

    @Option(help: ArgumentHelp("End after so many events.", valueName: "number"))
    var count: Int?

    @Flag(help: "A JSON text sequence (RFC 7464): each event between a record separator and a newline.")
    var jsonSeq = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count is 1 or more.") }
    }

    func run() throws {
        let topics = topic.flatMap { $0.split(separator: ",").map(String.init) }
        if let unknown = topics.first(where: { EventTopic.named($0) == nil }) {
            throw CommandError.usage(
                "cannot follow “\(unknown)”", why: "there is no such topic", next: "emoctl describe --topics")
        }
        let form: EventWatch.Form = jsonSeq ? .jsonSequence : shared.json ? .json : .lines
        try EventWatch(
            output: shared.output, form: form, topics: topics, since: since, count: count,
            connect: shared.connect
        ).run()
    }
}
