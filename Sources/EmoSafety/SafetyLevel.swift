// The eight answers to "how much danger is in what was just said?". The order is the order in which
// a reply has to serve them: where two hold at once, the greater one decides what is said first.

/// The risk to, or from, the person who is speaking.
///
/// Raw values are the names on the wire and in the database; they never change.
public enum SafetyLevel: String, Codable, Sendable, CaseIterable, Hashable {
    /// Nothing that hurts.
    case none
    /// Pain without danger: sadness, fear, overload, or worry about somebody else.
    case distress
    /// A wish to be dead or not to exist, or the belief of being a burden, without intent.
    case passiveIdeation = "passive_ideation"
    /// A current or recent injury of oneself, or the urge to it, without intent to die.
    case selfHarm = "self_harm"
    /// The speaker is a victim of somebody or in danger from somebody.
    case abuseDanger = "abuse_danger"
    /// Thoughts of killing oneself, with or without a plan, or a recent attempt.
    case activeIdeation = "active_ideation"
    /// A threat to somebody else, violence done, or a child at risk from the speaker.
    case harmToOthers = "harm_to_others"
    /// An act under way, means at hand, a time within about a day, or a farewell.
    case imminent

    /// The place in the order of urgency, from 0.
    public var urgency: Int {
        Self.allCases.firstIndex(of: self) ?? 0
    }

    /// Whether the level is one of the six that need the crisis protocol.
    public var isCrisis: Bool { self != .none && self != .distress }

    /// Whether the speaker's own life is what is in question.
    public var isSuicidal: Bool {
        self == .passiveIdeation || self == .activeIdeation || self == .imminent
    }
}

extension SafetyLevel: Comparable {
    /// The less urgent level is the smaller one.
    public static func < (left: SafetyLevel, right: SafetyLevel) -> Bool {
        left.urgency < right.urgency
    }
}
