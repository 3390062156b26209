// What rules and classifier hear together in one text. Each hears what the other cannot: the rules know negation, fiction
// and circumstances, the classifier wordings that nobody foresaw. The more urgent of the two decides; but what the classifier
// alone finds likely and not sure, in a session without danger, is a suspicion: it is asked about and not yet held for true.

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

    /// - Parameter isOnWatch: there was danger in the session, so that a suspicion is enough.
    init(_ rules: TextEvidence, finding: RiskFinding?, isOnWatch: Bool) {
        level = rules.level
        flags = rules.flags
        names = rules.names
        dangers = rules.dangers
        guard let finding else { return }
        if finding.level.isCrisis {
            if finding.isCertain || isOnWatch || level.isCrisis {
                add(finding.level)
            } else {
                // Nobody is told to call an ambulance on a suspicion.
                suspicion = finding.level == .imminent ? .activeIdeation : finding.level
                names.append("suspected \(finding.level.rawValue)")
            }
        }
        if finding.concernsOther { addOther() }
    }

    private mutating func add(_ found: SafetyLevel) {
        let name = "read as \(found.rawValue)"
        names.append(name)
        level = max(level, found)
        dangers.insert(name)
    }

    private mutating func addOther() {
        guard !level.isCrisis else { return }
        flags.insert(.thirdPartyRisk)
        level = max(level, .distress)
        names.append("read as somebody else's danger")
    }
}
