// Which engine answered, so that a reply can say so.

/// The engine behind an answer.
public struct EngineIdentity: Sendable, Equatable {
    /// Its id.
    public let id: String
    /// Its version.
    public let version: String
    /// True when the preferred engine of the kind could not answer: the reply is `degraded`.
    public let isFallback: Bool

    /// Makes an identity.
    public init(id: String, version: String, isFallback: Bool) {
        self.id = id
        self.version = version
        self.isFallback = isFallback
    }
}
