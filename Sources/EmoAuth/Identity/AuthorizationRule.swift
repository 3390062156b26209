// What one method asks of whoever calls it.

/// The rule of one method.
public struct AuthorizationRule: Hashable, Sendable {
    /// Who may call at all.
    public enum Caller: Hashable, Sendable {
        /// Anybody who could connect, known or not.
        case anyone
        /// People with one of these roles, and services where `services` is true.
        case roles(Set<Role>, services: Bool)
    }

    /// Whose data the method touches.
    public enum Ownership: String, Hashable, Sendable {
        /// Nobody's.
        case none
        /// The caller's own, or with `on_behalf_of` those of the user that a service names. Administrators
        /// are no exception.
        case own
        /// The caller's own account; administrators may name another.
        case ownOrAdministrator
        /// The caller's own; managers, analysts and administrators may ask for aggregates over all.
        case ownOrAggregate
    }

    /// The method.
    public let method: String
    /// Who may call.
    public let caller: Caller
    /// The scope that a token must carry; nil when any will do.
    public let scope: Scope?
    /// Whose data the method touches.
    public let ownership: Ownership
}
