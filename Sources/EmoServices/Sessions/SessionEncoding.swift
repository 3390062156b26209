// Sessions and messages on the wire, and as a document to keep.
import EmoProtocol
import EmoSafety
import EmoStore

extension BuddySession {
    /// The session on the wire.
    var json: JSONValue {
        [
            "id": .string(id.description), "title": JSONValue(title), "started_at": .string(start.rfc3339),
            "ended_at": JSONValue(end?.rfc3339),
            "message_count": .integer(Int64(messageCount)), "summary": JSONValue(summary),
            "recommendations": JSONValue(nextSessionRecommendations),
            "techniques": JSONValue(techniquesUsed),
            "highest_crisis_level": .string(highestCrisisLevel.rawValue),
            "engine": .string([engineID, engineVersion].compactMap { $0 }.joined(separator: " ")),
            "trend": JSONValue(trend), "user_satisfaction_score": JSONValue(userSatisfactionScore),
            "therapeutic_alliance_score": JSONValue(therapeuticAllianceScore),
        ]
    }

    /// The most urgent level seen in the session.
    var highestCrisisLevel: SafetyLevel { crisisFlags.compactMap(SafetyLevel.init(rawValue:)).max() ?? .none }
}

extension BuddyMessage {
    /// The message on the wire.
    var json: JSONValue {
        [
            "order": .integer(Int64(order)), "from_user": .bool(content.isUserMessage),
            "text": .string(content.text),
            "created_at": .string(createdAt.rfc3339), "sentiment": JSONValue(content.sentiment),
            "emotion": JSONValue(content.emotionDetected),
            "technique": JSONValue(content.techniqueUsed), "category": JSONValue(content.responseCategory),
            "crisis_level": JSONValue(content.crisisIndicators.first),
        ]
    }
}

extension BuddyMessage {
    /// The message as a person reads it.
    fileprivate var markdown: String {
        let lines = content.text.split(separator: "\n", omittingEmptySubsequences: false)
        return "\n**\(content.isUserMessage ? "You" : "EmoBuddy")**, \(createdAt.rfc3339)\n\n> "
            + lines.joined(separator: "\n> ") + "\n"
    }
}

extension SessionTranscript {
    /// The session with its messages on the wire.
    var json: JSONObject {
        ["session": session.json, "messages": .array(messages.map(\.json)), "next": JSONValue(next)]
    }

    /// A piece of the session as one JSON object, `session` and `messages`.
    var jsonPiece: String {
        let start =
            isBeginning ? "{\"session\":\(session.json.text),\"messages\":[" : messages.isEmpty ? "" : ","
        return start + messages.map(\.json.text).joined(separator: ",\n") + (next == nil ? "]}\n" : "")
    }

    /// A piece of the session as a document that a person can read and keep.
    var markdownPiece: String { (isBeginning ? head : "") + messages.map(\.markdown).joined() }

    private var head: String {
        var out = "# \(session.title ?? "Session of \(session.start.rfc3339)")\n\n"
        out += "Began \(session.start.rfc3339)" + (session.end.map { ", ended \($0.rfc3339)" } ?? "") + ".\n"
        if let summary = session.summary { out += "\n## Summary\n\n\(summary)\n" }
        if !session.nextSessionRecommendations.isEmpty {
            out += "\n## Next steps\n\n" + session.nextSessionRecommendations.map { "- \($0)\n" }.joined()
        }
        return out + "\n## Conversation\n"
    }
}
