// Why the safety model could not be used.

/// The safety model is not there, or is not the one this program was made for.
public struct SafetyModelError: Error, Equatable, Sendable {
    /// What is wrong with which file; nothing a user said.
    public let reason: String
}
