// What is known of a message before it has its place in a session.

/// What a message is made of.
public struct NewMessage: Hashable, Sendable {
    /// The session it belongs to.
    public var sessionID: UUIDv7
    /// True for the user's words, false for EmoBuddy's.
    public var isUserMessage: Bool
    /// The words. Sealed.
    public var text: String
    /// `POSITIVE`, `NEGATIVE` or `NEUTRAL`.
    public var sentiment: String?
    /// One of the eight stored emotions.
    public var emotionDetected: String?
    /// Crisis level and flags; identifiers, never text.
    public var crisisIndicators: [String]
    /// The technique of a reply.
    public var techniqueUsed: String?
    /// The category of a reply.
    public var responseCategory: String?
    /// How long the reply took, in milliseconds.
    public var responseTimeMilliseconds: Int?

    /// Describes a message.
    public init(
        sessionID: UUIDv7, isUserMessage: Bool, text: String, sentiment: String? = nil,
        emotionDetected: String? = nil, crisisIndicators: [String] = [], techniqueUsed: String? = nil,
        responseCategory: String? = nil, responseTimeMilliseconds: Int? = nil
    ) {
        self.sessionID = sessionID
        self.isUserMessage = isUserMessage
        self.text = text
        self.sentiment = sentiment
        self.emotionDetected = emotionDetected
        self.crisisIndicators = crisisIndicators
        self.techniqueUsed = techniqueUsed
        self.responseCategory = responseCategory
        self.responseTimeMilliseconds = responseTimeMilliseconds
    }
}
