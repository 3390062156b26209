// What may be changed of an account from outside; passwords, locks and keys have functions of their own.

import EmoAuth

/// Changes to an account; what is nil stays as it is.
public struct UserChanges: Sendable {
    /// A new name to show.
    public var displayName: String?
    /// A new role.
    public var role: Role?
    /// A new language tag.
    public var locale: String?
    /// Consent to keep analyses and conversations.
    public var allowDataCollection: Bool?
    /// Consent to count in aggregates.
    public var allowAnalysisSharing: Bool?

    /// Describes no change; set the properties to change.
    public init() {}
}
