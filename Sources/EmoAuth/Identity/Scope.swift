// What a token may be good for. A scope names an area of the protocol, not a single method; the authorisation
// table says which method needs which.

/// A right that a token carries; an open set, unknown ones allow nothing.
public struct Scope: RawRepresentable, Hashable, Codable, Sendable {
    /// The scope as it stands in tokens.
    public let rawValue: String

    /// Makes a scope of its wire form.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Analyse recordings, read and delete analyses.
    public static let speech = Scope(rawValue: "speech")
    /// Analyse text for emotions.
    public static let emotion = Scope(rawValue: "emotion")
    /// Talk with EmoBuddy; sessions and memories.
    public static let buddy = Scope(rawValue: "buddy")
    /// Read summaries and trends.
    public static let analytics = Scope(rawValue: "analytics")
    /// Read and follow events.
    public static let events = Scope(rawValue: "events")
    /// Read health, metrics and the list of engines.
    public static let monitor = Scope(rawValue: "monitor")
    /// Look after one's own account, and with the role for it, those of others.
    public static let accounts = Scope(rawValue: "accounts")
    /// Administer tokens, engines, configuration, audit and backups.
    public static let admin = Scope(rawValue: "admin")
    /// Act on behalf of a user named with each request.
    public static let onBehalfOf = Scope(rawValue: "on_behalf_of")

    /// All scopes that exist.
    public static let all: [Scope] = [
        .speech, .emotion, .buddy, .analytics, .events, .monitor, .accounts, .admin, .onBehalfOf,
    ]

    /// The scopes that a user's token gets by default.
    public static func granted(to role: Role) -> [Scope] {
        let everybody: [Scope] = [.speech, .emotion, .buddy, .analytics, .events, .monitor, .accounts]
        return role == .admin ? everybody + [.admin] : everybody
    }
}
