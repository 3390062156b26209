// What a trained reader of danger tells the assessor. The assessor works without one; with one it hears danger in
// words that no rule was written for.

/// What was found in one text by something else than rules. It holds nothing of the text.
public struct RiskFinding: Sendable, Equatable {
    /// One of the six crisis levels, or `none` where none is likely enough.
    public var level: SafetyLevel
    /// Whether the level is all but sure; else it is asked about before lines are named.
    public var isCertain: Bool
    /// Whether the text is all but sure to hold no danger to or from the speaker.
    public var isSurelyCalm: Bool
    /// Whether somebody else than the speaker is at risk.
    public var concernsOther: Bool

    /// Makes a finding.
    public init(
        level: SafetyLevel = .none, isCertain: Bool = false, isSurelyCalm: Bool = false,
        concernsOther: Bool = false
    ) {
        self.level = level
        self.isCertain = isCertain
        self.isSurelyCalm = isSurelyCalm
        self.concernsOther = concernsOther
    }
}

/// A reader of danger that was trained rather than written.
///
/// Deterministic, without I/O, done in a time that is bounded for any text, safe to call from any thread.
public protocol RiskClassifier: Sendable {
    /// What is found in a user's text.
    ///
    /// - Parameter isAnswer: the text stands in the middle of a talk without danger so far, where words are often an
    ///   answer that means little without what stood before; more certainty is asked of it.
    func finding(in text: String, isAnswer: Bool) -> RiskFinding
}
