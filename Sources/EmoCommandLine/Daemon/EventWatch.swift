// Follows events until Ctrl-C. A lost daemon is waited for, and the watch goes on after the last event that was shown: without a gap and
// without a repetition. Where events are missing all the same, because they are kept no more or the database is another one, it says so.
import EmoProtocol
import EmoTransport

/// Shows what happens.
public final class EventWatch {
    /// How events are written.
    public enum Form: Sendable {
        /// A line each: for people on a terminal, else position, time, topic and data with tabs between.
        case lines
        /// The protocol's JSON, a line each.
        case json
        /// A JSON text sequence (RFC 7464).
        case jsonSequence
    }

    private static let pauseMilliseconds: Int64 = 500
    /// A subscription that has ended is begun again at most so often without an event in between.
    private static let fruitlessLimit = 3

    private let output: Output
    private let form: Form
    private let topics: [String]
    private let count: Int?
    private let connect: () throws(CommandError) -> DaemonConnection
    private var place: EventPlace?
    private var shown = 0
    private var isKnown = false
    private var fruitless = 0

    /// - Parameters:
    ///   - topics: only these; all when empty.
    ///   - since: the last event already seen; nil for what happens from now on.
    ///   - count: ends after so many events; nil for never.
    ///   - connect: opens a connection; called again after one was lost.
    public init(
        output: Output, form: Form, topics: [String], since: EventPlace?, count: Int?,
        connect: @escaping () throws(CommandError) -> DaemonConnection
    ) {
        self.output = output
        self.form = form
        self.topics = topics
        self.count = count
        self.connect = connect
        place = since
    }

    /// Shows events until there were enough, or until Ctrl-C, which it ends with.
    public func run() throws(CommandError) {
        let interruption = Interruption()
        while true {
            do throws(CommandError) {
                try follow(try connect(), interruption)
                return
            } catch {
                guard isKnown, [.notReady, .busy, .timedOut].contains(error.status) else { throw error }
            }
            output.note("emod is gone; waiting for it")
            repeat {
                if interruption.wait(until: ControlClient.now() + Self.pauseMilliseconds) == .interrupted {
                    throw ending
                }
            } while !isBack
        }
    }

    private var isBack: Bool {
        do throws(CommandError) {
            _ = try connect()
            return true
        } catch {
            return false
        }
    }

    private var ending: CommandError {
        CommandError(
            .interrupted, "interrupted", why: "the watch is over",
            next: place.map { "go on where it ended: emoctl watch --since \($0)" } ?? "emoctl watch")
    }

    /// Subscribes and shows what comes; returns when there were enough events.
    private func follow(_ connection: DaemonConnection, _ interruption: Interruption) throws(CommandError) {
        try subscribe(connection)
        while true {
            guard let (name, parameters) = try connection.notification(interruption) else { throw ending }
            switch name {
            case Notification.event.name:
                fruitless = 0
                try show(parameters)
                if let count, shown >= count { return }
            case Notification.eventLagged.name:
                output.note("events came faster than they were read; going on where it was")
                try begin(again: connection)
            case Notification.eventEnded.name:
                try begin(again: connection)
            default: continue
            }
        }
    }

    /// Subscribes anew after a subscription has ended; a daemon that ends it again and again has its reason, which the next call tells.
    private func begin(again connection: DaemonConnection) throws(CommandError) {
        fruitless += 1
        guard fruitless <= Self.fruitlessLimit else {
            throw CommandError(
                .failure, "cannot follow events", why: "emod ends the subscription again and again",
                next: "emoctl health")
        }
        try subscribe(connection)
    }

    private func subscribe(_ connection: DaemonConnection) throws(CommandError) {
        var parameters = JSONObject()
        if !topics.isEmpty { parameters["topics"] = JSONValue(topics) }
        if let place { parameters["since"] = place.json }
        do throws(CommandError) {
            let result = try connection.call("event.subscribe", parameters, doing: "follow events")
            place = result["position"].flatMap(EventPlace.init) ?? place
            isKnown = true
        } catch {
            // The first time the place is the user's own, and a wrong one is an error; later it is a gap to be told.
            guard isKnown, let since = place,
                [ErrorCode.eventUnknownPosition.name, ErrorCode.eventExpired.name].contains(error.code)
            else { throw error }
            output.note("events after \(since) are missing: \(error.why)")
            place = nil
            try subscribe(connection)
        }
    }

    private func show(_ event: JSONObject) throws(CommandError) {
        shown += 1
        var event = event
        event["subscription_id"] = nil
        let value = JSONValue.object(event)
        place = EventPlace(value) ?? place
        switch form {
        case .json: try output.write(value.text.safeJSON + "\n")
        case .jsonSequence: try output.write("\u{1E}" + value.text.safeJSON + "\n")
        case .lines: try output.write(lines: [EventScreen.line(value, for: output.standard)])
        }
    }
}
