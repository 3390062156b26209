// The version of the daemon; the packages carry the same.

/// The version.
enum Version {
    /// `major.minor.patch`.
    static let text = "0.1.0"
}
