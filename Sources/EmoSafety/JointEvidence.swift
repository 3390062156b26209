// What rules and classifier hear together in one text. Each hears what the other cannot: the rules know negation, fiction
// and circumstances, the classifier wordings that nobody foresaw. The more urgent of the two decides; but what the classifier
// alone finds likely and not sure, in a session without danger, is a suspicion: it is asked about and not yet held for true. In a
// session with danger it keeps what is known alive, and makes suicidal thoughts graver by one step at most: who has cut herself
// and says that it is not deep is sent no ambulance by a guess. A plain no is believed over a guess. And where no danger is known,
// what a rule takes for danger and the classifier is all but sure is none, is distress at most: a manner of speaking.

/// The evidence of one text.
struct JointEvidence: Sendable {
    private(set) var level: SafetyLevel
    private(set) var flags: Set<SafetyFlag>
    /// Names for the audit log.
    private(set) var names: [String]
    /// The names of what gives a crisis level.
    private(set) var dangers: Set<String>

    /// What is to be asked about; `none` where there is danger or nothing.
    private(set) var suspicion = SafetyLevel.none

    /// - Parameter known: the level of the session before this text.
    init(_ rules: TextEvidence, finding: RiskFinding?, known: SafetyLevel) {
        level = rules.level
        flags = rules.flags
        names = rules.names
        dangers = rules.dangers
        guard let finding else { return }
        if finding.level.isCrisis {
            if finding.isCertain || level.isCrisis {
                add(finding.level)
            } else if known.isCrisis, flags.contains(.denial) {
                names.append("denied \(finding.level.rawValue)")
            } else if known.isCrisis {
                let found = min(finding.level, Self.worst(after: known))
                // What is known already is no reason to name the lines again.
                if found > known { add(found) } else { confirm(found) }
            } else {
                // Nobody is told to call an ambulance on a suspicion.
                suspicion = finding.level == .imminent ? .activeIdeation : finding.level
                names.append("suspected \(finding.level.rawValue)")
            }
        }
        if finding.isSurelyCalm, level.isCrisis, !known.isCrisis { doubt() }
        if finding.concernsOther { addOther() }
    }

    /// What frames of danger say of their circumstances.
    private static let circumstances: Set<SafetyFlag> = [
        .childRisk, .meansPresent, .meansInquiry, .preparation, .recentAttempt, .farewell, .medical,
        .sexualViolence,
    ]

    /// Takes the danger that the rules alone found for a manner of speaking.
    private mutating func doubt() {
        names.append("doubted \(level.rawValue)")
        level = .distress
        dangers = []
        flags.subtract(Self.circumstances)
    }

    /// How far a guess may carry a session.
    private static func worst(after known: SafetyLevel) -> SafetyLevel {
        switch known {
        case .passiveIdeation: .activeIdeation
        case .activeIdeation: .imminent
        default: known
        }
    }

    private mutating func add(_ found: SafetyLevel) {
        confirm(found)
        dangers.insert("read as \(found.rawValue)")
    }

    private mutating func confirm(_ found: SafetyLevel) {
        names.append("read as \(found.rawValue)")
        level = max(level, found)
    }

    private mutating func addOther() {
        guard !level.isCrisis else { return }
        flags.insert(.thirdPartyRisk)
        level = max(level, .distress)
        names.append("read as somebody else's danger")
    }
}
