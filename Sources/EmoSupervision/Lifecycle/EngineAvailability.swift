// How soon an engine can take a request: what routing between the engines of a kind goes by.

/// How soon an engine can work on a request.
public enum EngineAvailability: Sendable, Equatable {
    /// At once, or after the requests before it.
    case now
    /// After an ordinary start: worth waiting for before a fallback is asked.
    case soon
    /// After a recovery: worth waiting for only when no other engine can help.
    case late
    /// Not within the request's time.
    case never
}
