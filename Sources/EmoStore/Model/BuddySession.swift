// One EmoBuddy session with all that is needed to go on with it after any restart.

import EmoAuth

/// A session of EmoBuddy.
public struct BuddySession: Hashable, Sendable {
    /// The identifier; sorts by time.
    public let id: UUIDv7
    /// When the row was stored; set by the store.
    public internal(set) var createdAt: Timestamp
    /// Whose session it is.
    public let userID: UUIDv7
    /// The analysis of speech that it began with.
    public var analysisID: UUIDv7?
    /// When it began.
    public var start: Timestamp
    /// When it was ended, nil while it is open.
    public var end: Timestamp?
    /// When something was last said.
    public internal(set) var lastActivityAt: Timestamp
    /// The language tag it is held in.
    public var locale: String?
    /// The persona asked for.
    public var persona: String?
    /// The name that the user gave it; changed by ``SessionRepository/rename(_:owner:title:)`` alone. Sealed.
    public internal(set) var title: String?
    /// Messages so far; counted by ``MessageRepository/append(_:)``.
    public internal(set) var messageCount: Int
    /// Messages of the user so far.
    public internal(set) var userMessages: Int
    /// Replies so far.
    public internal(set) var botResponses: Int
    /// Names of techniques used, without repetition.
    public var techniquesUsed: [String]
    /// Crisis levels and flags seen, without repetition; identifiers, never text.
    public var crisisFlags: [String]
    /// What the user wants to reach. Sealed.
    public var therapeuticGoals: [String]
    /// The summary made at the end. Sealed.
    public var summary: String?
    /// Signs of improvement. Sealed.
    public var improvementIndicators: [String]
    /// Recommendations for the next session. Sealed.
    public var nextSessionRecommendations: [String]
    /// How content the user was, 1…5.
    public var userSatisfactionScore: Int?
    /// How well user and EmoBuddy worked together, 1…5.
    public var therapeuticAllianceScore: Int?
    /// The engine that speaks.
    public var engineID: String?
    /// The engine's version.
    public var engineVersion: String?
    /// The safety layer's state of the session, as bytes of its own. Sealed.
    public var riskState: [UInt8]?
    /// The engine's state of the session, as bytes of its own. Sealed.
    public var engineState: [UInt8]?

    /// Describes a new session.
    public init(
        id: UUIDv7 = UUIDv7(), userID: UUIDv7, start: Timestamp, analysisID: UUIDv7? = nil,
        locale: String? = nil,
        persona: String? = nil, engineID: String? = nil, engineVersion: String? = nil,
        riskState: [UInt8]? = nil,
        engineState: [UInt8]? = nil
    ) {
        self.id = id
        createdAt = id.time
        self.userID = userID
        self.analysisID = analysisID
        self.start = start
        lastActivityAt = start
        self.locale = locale
        self.persona = persona
        messageCount = 0
        userMessages = 0
        botResponses = 0
        techniquesUsed = []
        crisisFlags = []
        therapeuticGoals = []
        improvementIndicators = []
        nextSessionRecommendations = []
        self.engineID = engineID
        self.engineVersion = engineVersion
        self.riskState = riskState
        self.engineState = engineState
    }

    static let columns = """
        id, created_at, user_id, analysis_id, session_start, session_end, last_activity_at, locale, persona,
        title, message_count, user_messages, bot_responses, techniques_used, crisis_flags, therapeutic_goals,
        session_summary, improvement_indicators, next_session_recommendations, user_satisfaction_score,
        therapeutic_alliance_score, engine_id, engine_version, risk_state, engine_state
        """

    init(_ row: any SQLRow, _ context: TransactionContext) throws {
        let id = try row.id(0)
        let userID = try row.id(2)
        func bytes(_ column: Int, _ name: String) throws -> [UInt8]? {
            try row.optional(column) { try context.open(row.blob($0), Self.location(userID, id, name)) }
        }
        func text(_ column: Int, _ name: String) throws -> String? {
            try bytes(column, name).map { String(decoding: $0, as: UTF8.self) }
        }
        func list(_ column: Int, _ name: String) throws -> [String] {
            try text(column, name).map { try JSONText.decode([String].self, from: $0) } ?? []
        }
        self.id = id
        createdAt = try row.time(1)
        self.userID = userID
        analysisID = try row.optional(3, row.id)
        start = try row.time(4)
        end = try row.optional(5, row.time)
        lastActivityAt = try row.time(6)
        locale = try row.optional(7, row.text)
        persona = try row.optional(8) { column in
            // A persona is a JSON object, which in base64url nothing begins as: those are from before it was sealed.
            let stored = try row.text(column)
            guard !stored.hasPrefix("{") else { return stored }
            return try context.openText(
                Base64URL.decode(stored.utf8) ?? [], Self.location(userID, id, "persona"))
        }
        title = try text(9, "title")
        messageCount = try row.int(10)
        userMessages = try row.int(11)
        botResponses = try row.int(12)
        techniquesUsed = try row.list(13, of: String.self)
        crisisFlags = try row.list(14, of: String.self)
        therapeuticGoals = try list(15, "therapeutic_goals")
        summary = try text(16, "session_summary")
        improvementIndicators = try list(17, "improvement_indicators")
        nextSessionRecommendations = try list(18, "next_session_recommendations")
        userSatisfactionScore = try row.optional(19, row.int)
        therapeuticAllianceScore = try row.optional(20, row.int)
        engineID = try row.optional(21, row.text)
        engineVersion = try row.optional(22, row.text)
        riskState = try bytes(23, "risk_state")
        engineState = try bytes(24, "engine_state")
    }

    static func location(_ user: UUIDv7, _ id: UUIDv7, _ column: String) -> TextLocation {
        TextLocation(user: user, table: "emo_buddy_sessions", row: id.description, column: column)
    }
}
