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

extension SessionTranscript {
    /// The session with its messages on the wire.
    var json: JSONValue { ["session": session.json, "messages": .array(messages.map(\.json))] }

    /// The session as a document that a person can read and keep.
    var markdown: String {
        var out = "# \(session.title ?? "Session of \(session.start.rfc3339)")\n\n"
        out += "Began \(session.start.rfc3339)" + (session.end.map { ", ended \($0.rfc3339)" } ?? "") + ".\n"
        if let summary = session.summary { out += "\n## Summary\n\n\(summary)\n" }
        if !session.nextSessionRecommendations.isEmpty {
            out += "\n## Next steps\n\n" + session.nextSessionRecommendations.map { "- \($0)\n" }.joined()
        }
        out += "\n## Conversation\n"
        for message in messages {
            let quoted = message.content.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
                separator: "\n> ")
            out +=
                "\n**\(message.content.isUserMessage ? "You" : "EmoBuddy")**, \(message.createdAt.rfc3339)\n\n> \(quoted)\n"
        }
        return out
    }
}
