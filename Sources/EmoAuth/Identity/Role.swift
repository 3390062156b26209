// What a user is in the installation. Roles order rights roughly, but the authorisation table alone decides.

/// The role of a user.
public enum Role: String, Codable, CaseIterable, Sendable {
    /// Runs the installation: users, tokens, engines, audit; reads nobody's text.
    case admin
    /// Sees aggregates over groups of users.
    case manager
    /// Sees aggregates over groups of users.
    case analyst
    /// Uses the service for themselves.
    case user
}
