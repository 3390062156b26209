// A frame of the grammar: a phrase, what it means for safety, and how its context may weaken it.
// Context may drop or soften a frame only in the ways that the frame itself allows.

/// A phrase pattern with its meaning.
struct SafetyRule: Sendable {
    /// Whose words or deeds the phrase is about.
    enum Subject: Sendable {
        /// The phrase names the speaker itself ("myself", "without me").
        case inherent
        /// The phrase is a predicate; its subject is looked for before it and must not be somebody else.
        case speaker
    }

    /// A family of phrases that share everything but their words.
    struct Group: Sendable {
        var name: String
        var level: SafetyLevel
        var subject: Subject = .inherent
        var isNegatable = true
        /// Whether mention of the past or of recovery softens it to distress.
        var softensInPast = true
        var flags: Set<SafetyFlag> = []
        /// Phrases that, in the same sentence, show that something harmless is meant.
        var unless: [String] = []
        var phrases: [String]
    }

    let name: String
    let level: SafetyLevel
    let subject: Subject
    let isNegatable: Bool
    let softensInPast: Bool
    let flags: Set<SafetyFlag>
    let unless: [PhrasePattern]
    let pattern: PhrasePattern

    static func rules(_ group: Group) -> [SafetyRule] {
        let unless = group.unless.map { PhrasePattern($0, lexicon: .safety) }
        return group.phrases.map { phrase in
            SafetyRule(
                name: group.name, level: group.level, subject: group.subject, isNegatable: group.isNegatable,
                softensInPast: group.softensInPast, flags: group.flags, unless: unless,
                pattern: PhrasePattern(phrase, lexicon: .safety))
        }
    }
}

/// All frames of the grammar.
enum SafetyRules {
    /// Frames in no particular order; the greatest level of all that hold counts.
    static let all: [SafetyRule] =
        (PassiveRules.groups + ActiveRules.groups + ImminentRules.groups + SelfHarmRules.groups
        + HarmRules.groups + AbuseRules.groups + DistressRules.groups).flatMap(SafetyRule.rules)
}
