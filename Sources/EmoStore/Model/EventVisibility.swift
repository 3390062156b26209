// Who sees which events; users see their own only.

/// Which events someone may see.
public enum EventVisibility: Hashable, Sendable {
    /// All of them.
    case everything
    /// Those about one user only.
    case user(UUIDv7)
    /// Those about the installation only.
    case installation
}
