// One session with EmoBuddy, from finding or starting it to its summary. What is said goes to emod and to the
// screen, never into an error or a note.
import EmoProtocol

/// Talks to EmoBuddy.
public struct Conversation {
    /// The session.
    public let sessionID: String
    /// True when it was started by this command.
    public let isNew: Bool
    private let opening: JSONValue?
    private let connection: DaemonConnection
    private let output: Output

    /// Continues a session, or the newest one that is open, or starts a new one.
    /// - Parameters:
    ///   - session: the session to continue.
    ///   - analysis: a stored analysis; a new session begins from it.
    ///   - startsNew: true when a new session is wanted, also where one is open.
    public init(
        session: String?, analysis: String?, startsNew: Bool, connection: DaemonConnection, output: Output
    ) throws(CommandError) {
        self.connection = connection
        self.output = output
        var known = session
        if known == nil, analysis == nil, !startsNew { known = try Self.newestOpenSession(connection) }
        if let known {
            sessionID = known
            isNew = false
            opening = nil
            return
        }
        let parameters: JSONObject = analysis.map { ["analysis_id": .string($0)] } ?? [:]
        let started = try connection.call("buddy.start", parameters, doing: "start a session")
        guard let id = started["session_id"]?.string else {
            throw CommandError(
                .failure, "cannot start a session", why: "emod named no session",
                next: "install emoctl and emod of the same version")
        }
        sessionID = id
        isNew = true
        opening = started
    }

    /// The newest session that has not ended, among the newest hundred.
    static func newestOpenSession(_ connection: DaemonConnection) throws(CommandError) -> String? {
        let page = try connection.call("session.list", ["limit": 100], doing: "find the open session")
        return page["items"]?.array?.first { $0["ended_at"]?.string == nil }?["id"]?.string
    }

    /// What EmoBuddy opens with, where the session is new.
    /// - Parameters:
    ///   - name: stands before the reply; empty for none.
    ///   - urgentOnly: true where only the answer to a text is asked for: then just an opening that names
    ///     people to call is shown, which is never passed over.
    public func showOpening(named name: String = "", urgentOnly: Bool = false) throws(CommandError) {
        guard let opening else { return }
        guard !urgentOnly || opening["crisis"]?["resources_shown"]?.bool == true else { return }
        if output.isJSON { return try output.show(json: opening) }
        try ReplyPrinter(output, name: name).finish(opening["reply"]?.string ?? "")
        noteMissing(opening)
    }

    /// Says one thing and prints the reply.
    public func say(_ text: String, named name: String = "") throws(CommandError) {
        let printer = ReplyPrinter(output, name: name)
        let result: JSONValue
        do throws(CommandError) {
            result = try connection.call(
                "buddy.say", ["session_id": .string(sessionID), "text": .string(text)],
                doing: "talk to EmoBuddy"
            ) { (method: String, parameters: JSONObject) throws(CommandError) in
                if method == "buddy.delta" { try printer.add(parameters["text"]?.string ?? "") }
            }
        } catch {
            try printer.abandon()
            throw error
        }
        if output.isJSON { return try output.show(json: result) }
        try printer.finish(result["reply"]?.string ?? "")
        noteMissing(result)
        if result["closing"]?.bool == true {
            output.note("End the session with a summary: \(endCommand(inConversation: !name.isEmpty))")
        }
    }

    /// Says a recording, and prints what was heard and the reply.
    public func hear(_ recording: RecordingInput, named name: String = "", youNamed you: String = "")
        throws(CommandError)
    {
        let transfer = RecordingTransfer(connection: connection, progress: ProgressBar(output))
        let result = try transfer.send(
            recording, by: .analyze, wishes: ["session_id": .string(sessionID)], doing: "talk to EmoBuddy")
        if output.isJSON { return try output.show(json: result) }
        let heard = result["transcribed_text"]?.string ?? ""
        guard !heard.isEmpty, let reply = result["reply"]?["reply"]?.string else {
            noteMissing(result)
            return output.note("No words were heard; nothing was said to EmoBuddy.")
        }
        if output.standard.isTerminal {
            try ReplyPrinter(output, name: you).finish(heard)
            try output.write("\n")
            try ReplyPrinter(output, name: name).finish(reply)
        } else {
            try output.write(lines: ["user\t" + heard.tabSeparatedField, "buddy\t" + reply.tabSeparatedField])
        }
        noteMissing(result)
        if result["reply"]?["closing"]?.bool == true {
            output.note("End the session with a summary: \(endCommand(inConversation: !name.isEmpty))")
        }
    }

    /// Ends the session and prints the summary.
    /// - Parameter ratings: parameters that say how it was.
    public func end(ratings: JSONObject = [:]) throws(CommandError) {
        var parameters = ratings
        parameters["session_id"] = .string(sessionID)
        let result = try connection.call("buddy.end", parameters, doing: "end the session")
        try output.show(result) { SessionScreen.summary(result, for: output.standard) }
    }

    private func endCommand(inConversation: Bool) -> String {
        inConversation ? "/end" : "emoctl session end \(sessionID)"
    }

    private func noteMissing(_ result: JSONValue) {
        if let missing = AnalysisScreen.degradation(result) { output.note("missing: \(missing)") }
    }
}
