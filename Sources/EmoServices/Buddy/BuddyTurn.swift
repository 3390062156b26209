// What one turn with EmoBuddy becomes: first a draft, made with the engines; then rows, in one transaction.
import EmoProtocol
import EmoSafety
import EmoStore
import EmoSupervision

/// EmoBuddy's reply as the client gets it.
struct BuddyOutcome: Sendable {
    var sessionID: UUIDv7
    var reply: String
    /// The daemon's finding about the user's text.
    var level: SafetyLevel
    /// What of it is held for true, and not only asked about.
    var settledLevel: SafetyLevel
    /// The reply names people to call.
    var resourcesShown: Bool
    var technique: String?
    var category: String
    var exercise: ExerciseState
    var exerciseID: String?
    var closing: Bool
    var degraded: [String]

    /// The outcome of a reply.
    init(_ reply: GuardedReply, sessionID: UUIDv7, degraded: [String]) {
        self.sessionID = sessionID
        self.reply = reply.text
        level = reply.level
        settledLevel = reply.settledLevel
        resourcesShown = reply.resourcesShown
        technique = reply.technique
        category = reply.category
        exercise = reply.exercise
        exerciseID = reply.exerciseID
        closing = reply.closing
        self.degraded = degraded
    }

    /// The reply on the wire.
    var json: JSONValue {
        [
            "session_id": .string(sessionID.description), "reply": .string(reply),
            "crisis": ["level": .string(level.rawValue), "resources_shown": .bool(resourcesShown)],
            "technique": JSONValue(technique),
            "category": .string(category), "exercise": .string(exercise.word),
            "exercise_id": JSONValue(exerciseID), "closing": .bool(closing),
            "degraded": JSONValue(degraded),
        ]
    }
}

extension ExerciseState {
    /// The state as one word of the protocol.
    fileprivate var word: String {
        switch self {
        case .none: "none"
        case .offer: "offer"
        case .step: "step"
        case .stop: "stop"
        case .done: "done"
        }
    }
}

/// A turn that was worked out and is not stored yet.
struct BuddyTurnDraft: Sendable {
    /// The session as it will be stored.
    var session: BuddySession
    /// True when the session itself is new.
    var isFirst: Bool
    /// What the user said; nil when EmoBuddy opens without having heard anything.
    var userMessage: NewMessage?
    /// What EmoBuddy says.
    var reply: NewMessage
    /// Facts to be remembered.
    var memories: [ConversationMemory]
    /// What the client gets.
    var outcome: BuddyOutcome
    /// Parts that are missing because their engine is down.
    var degraded: [String]
    /// When its making began.
    var began: Timestamp
}

/// How a session ended.
struct SessionEnding: Sendable {
    var session: BuddySession
    var degraded: [String]

    /// The ending on the wire.
    var json: JSONValue {
        [
            "session_id": .string(session.id.description), "summary": .string(session.summary ?? ""),
            "recommendations": JSONValue(session.nextSessionRecommendations),
            "message_count": .integer(Int64(session.messageCount)), "trend": JSONValue(session.trend),
            "degraded": JSONValue(degraded),
        ]
    }
}
