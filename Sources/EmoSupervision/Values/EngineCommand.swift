// What an administrator may tell an engine.

/// A command to one engine.
public enum EngineCommand: String, Sendable, CaseIterable {
    /// Start it now.
    case load
    /// Let it finish, then end its process; the next request starts it again.
    case unload
    /// Let it finish, then start it anew.
    case restart
    /// Take it into service again after ``disable``.
    case enable
    /// Let it finish, and do not start it again.
    case disable
    /// Forget its failures and leave quarantine.
    case reset
}
