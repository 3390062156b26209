// The catalogue of events: what each topic tells, to whom, and the shape of its data. Data are identifiers, states and counts, never words
// of a user.

/// One topic of events.
public struct EventTopic: Sendable, Hashable {
    /// Who may see events of a topic.
    public enum Audience: String, Sendable, CaseIterable {
        /// The user that the event is about.
        case user
        /// Everybody with an identity: it is about the installation.
        case everybody
        /// Administrators: it is about the installation.
        case administrators
    }

    /// The topic, `noun.what_happened`.
    public let name: String
    /// Who sees it.
    public let audience: Audience
    /// What has happened.
    public let summary: String
    /// The shape of `data`.
    public let data: Schema

    init(_ name: String, _ audience: Audience, _ summary: String, data: [Schema.Property]) {
        self.name = name
        self.audience = audience
        self.summary = summary
        self.data = .object(data)
    }

    /// Every topic, in the order of the reference.
    public static let all: [EventTopic] = [
        speechAnalyzed, speechDeleted, sessionStarted, sessionTurn, sessionCrisis, sessionEnded,
        sessionRenamed,
        sessionDeleted,
        engineState, engineUpgrade, tokenCreated, tokenRevoked, backupCreated,
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The topic of this name.
    public static func named(_ name: String) -> EventTopic? { byName[name] }

    /// Topics are equal by name.
    public static func == (left: EventTopic, right: EventTopic) -> Bool { left.name == right.name }
    /// Topics are hashed by name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The topic as `describe` tells it.
    public var json: JSONValue {
        [
            "name": .string(name), "audience": .string(audience.rawValue), "summary": .string(summary),
            "data": data.jsonSchema,
        ]
    }
}

extension EventTopic {
    private static let analysis: [Schema.Property] = [.required("analysis_id", .identifier("the analysis"))]
    private static let session: [Schema.Property] = [.required("session_id", .sessionID)]
    private static let engine: [Schema.Property] = [
        .required("engine", .text("the engine", 1...64)),
        .required("kind", .text("stt, emotion or buddy", 1...16)),
    ]
    private static let token: [Schema.Property] = [
        .required("token_id", .identifier("the token")),
        .required("name", .text("the service it is for", 0...64)),
    ]

    /// A recording was analysed and stored.
    public static let speechAnalyzed = EventTopic(
        "speech.analyzed", .user, "A recording was analysed and stored.", data: analysis)
    /// An analysis was removed.
    public static let speechDeleted = EventTopic(
        "speech.deleted", .user, "An analysis was removed.", data: analysis)
    /// A session has begun.
    public static let sessionStarted = EventTopic(
        "session.started", .user, "A session has begun.", data: session)
    /// Something was said in a session, and answered.
    public static let sessionTurn = EventTopic(
        "session.turn", .user, "Something was said in a session, and answered.", data: session)
    /// Danger was heard in what the user said.
    public static let sessionCrisis = EventTopic(
        "session.crisis", .user, "Danger was heard in what the user said: how grave, and not a word of it.",
        data: session + [
            .required("level", .text("as in crisis.level of a reply", 1...32)),
            .required("resources_shown", .boolean("the reply named people to call")),
        ])
    /// A session was ended with a summary.
    public static let sessionEnded = EventTopic(
        "session.ended", .user, "A session was ended with a summary.", data: session)
    /// A session was given a title.
    public static let sessionRenamed = EventTopic(
        "session.renamed", .user, "A session was given a title.", data: session)
    /// A session was removed with its messages.
    public static let sessionDeleted = EventTopic(
        "session.deleted", .user, "A session was removed with its messages.", data: session)
    /// An engine is in another state.
    public static let engineState = EventTopic(
        "engine.state", .everybody, "A build of an engine is in another state.",
        data: engine + [
            .required("version", .text("of the build", 0...256)),
            .required("role", .text("the part the build plays", 1...32)),
            .required("from", .text("as in engine.list", 1...32)),
            .required("to", .text("as in engine.list", 1...32)),
            .required("code", Schema.text("the code of the reason", 1...64).orNull),
            .required("reason", Schema.text("why", 0...4_096).orNull),
        ])
    /// An upgrade of an engine came a step further.
    public static let engineUpgrade = EventTopic(
        "engine.upgrade", .everybody, "An upgrade of an engine came a step further.",
        data: engine + [
            .required("phase", .text("as in engine.list", 1...32)),
            .required("from_version", .text("", 0...256)), .required("to_version", .text("", 0...256)),
            .required("reason", Schema.text("why", 0...4_096).orNull),
        ])
    /// A token was made.
    public static let tokenCreated = EventTopic(
        "token.created", .administrators, "A token was made for a service.", data: token)
    /// A backup was made.
    public static let backupCreated = EventTopic(
        "backup.created", .administrators, "A backup was made.",
        data: [.required("name", .text("of the file", 1...64)), .required("size_bytes", .integer(""))])
    /// A token is not valid any more.
    public static let tokenRevoked = EventTopic(
        "token.revoked", .administrators, "A token is not valid any more.",
        data: [.required("token_id", .identifier("the token"))])
}
