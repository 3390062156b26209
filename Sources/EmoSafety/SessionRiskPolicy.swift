// How risk rises and falls within a session: up at once, down by one step at a time, never below "watch".

/// The transition of the session's level from turn to turn.
enum SessionRiskPolicy {
    /// Quiet turns after which a level is no longer carried.
    private static func patience(_ level: SafetyLevel) -> Int {
        switch level {
        case .none, .distress: 0
        case .passiveIdeation, .selfHarm: 6
        case .activeIdeation, .harmToOthers: 8
        case .abuseDanger: 12
        case .imminent: .max
        }
    }

    /// One step down.
    private static func lowered(_ level: SafetyLevel) -> SafetyLevel {
        switch level {
        case .imminent: .activeIdeation
        case .activeIdeation: .passiveIdeation
        default: .distress
        }
    }

    /// Moves `risk` on by one turn and returns the level that holds.
    static func next(_ risk: inout SessionRisk, textLevel: SafetyLevel, flags: Set<SafetyFlag>) -> SafetyLevel
    {
        let carried = carriedLevel(&risk, textLevel: textLevel, flags: flags)
        let level = max(textLevel, carried)
        if textLevel.isCrisis, textLevel >= risk.level { risk.quietTurns = 0 }
        risk.level = level
        risk.peak = max(risk.peak, level)
        return level
    }

    private static func carriedLevel(
        _ risk: inout SessionRisk, textLevel: SafetyLevel, flags: Set<SafetyFlag>
    ) -> SafetyLevel {
        guard risk.level.isCrisis else { return risk.isOnWatch ? .distress : .none }
        risk.quietTurns += 1
        let calms = flags.contains(.safeNow) || flags.contains(.retraction)
        // A denial calms thoughts; it does not undo something that was swallowed.
        let denies = flags.contains(.denial) && risk.level == .activeIdeation
        if (calms || denies) && !textLevel.isCrisis {
            risk.quietTurns = 0
            // Words alone never end an abuse or a threat; only time without new signs does.
            if risk.level == .abuseDanger || risk.level == .harmToOthers { return risk.level }
            if flags.contains(.medical) { return risk.level }
            return max(lowered(risk.level), risk.level == .passiveIdeation ? .passiveIdeation : .distress)
        }
        if risk.quietTurns > patience(risk.level) {
            risk.quietTurns = 0
            return lowered(risk.level)
        }
        return risk.level
    }
}
