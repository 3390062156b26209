// Methods about the conversation with EmoBuddy.

extension Method {
    static let buddy: [Method] = [
        Method(
            "buddy.start", "Begins a session; with an analysis, EmoBuddy speaks of it.", mutating: true,
            parameters: [
                .optional("locale", .language),
                .optional("persona", .text("a JSON object for the engine", 0...4096)),
                .optional("analysis_id", .identifier("a stored analysis to begin from")),
            ], result: .buddyReply, errors: [.analysisNotFound]),
        Method(
            "buddy.say", "Says something; stores the message and the reply in one transaction.",
            mutating: true,
            parameters: [.required("session_id", .sessionID), .required("text", .text("", 1...16_384))],
            result: .buddyReply,
            errors: [.sessionNotFound, .sessionEnded]),
        Method(
            "buddy.end", "Ends the session with a summary.", mutating: true,
            parameters: [.required("session_id", .sessionID)] + Schema.Property.ratings,
            result: .object([
                .required("session_id", .sessionID), .required("summary", .text("")),
                .required("recommendations", .list(.text(""), maximumCount: 16)),
                .required("message_count", .integer("")), .required("trend", Schema.sessionTrend.orNull),
                .required("degraded", .degraded),
            ]), errors: [.sessionNotFound, .sessionEnded]),
    ]
}
