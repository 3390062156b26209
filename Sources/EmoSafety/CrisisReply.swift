// The daemon's own part of a reply, and how much of the engine's text may go with it.

/// How much of an engine's reply may be used in a turn.
public enum EngineUse: String, Codable, Sendable {
    /// The engine's reply is the reply; only the guard reads it.
    case whole
    /// At most two sentences without a question go first; the daemon's text follows.
    case reflection
    /// The engine is told of the turn, so that it stays in step, but its text is not used.
    case none
}

/// What the daemon says in a turn.
public struct CrisisReply: Sendable, Equatable {
    /// The text.
    public var text: String
    /// Whether a number or a page to turn to is in the text.
    public var resourcesShown: Bool
    /// The question of the protocol that the text ends with.
    public var question: SessionRisk.Question?
    /// How much of the engine's text may be used with it.
    public var engineUse: EngineUse
    /// The session's state after the reply; it replaces the assessment's.
    public var risk: SessionRisk
}
