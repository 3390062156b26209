// Numbers over analyses and sessions: counts, means and labels, never a word. Over several users a number appears
// only where enough of them stand behind it.

/// Whose rows are counted.
public enum StatisticsScope: Hashable, Sendable {
    /// One user's.
    case user(UUIDv7)
    /// Those of all users who agreed that their analyses count in aggregates; a label or a day counts only where at
    /// least so many different users stand behind it.
    case sharing(leastUsers: Int)
}

/// How often a label was found.
public struct LabelCount: Hashable, Sendable {
    /// The label.
    public let label: String
    /// In how many analyses.
    public let count: Int
}

/// What a span of time held.
public struct UsageSummary: Hashable, Sendable {
    /// Different users with an analysis in it.
    public let users: Int
    /// Analyses.
    public let analyses: Int
    /// Their length in seconds of audio.
    public let audioSeconds: Double
    /// Mean of the sentiment scores, −1…1; nil when there is none.
    public let meanSentimentScore: Double?
    /// EmoBuddy sessions begun.
    public let sessions: Int
    /// Sentiments, most frequent first.
    public let sentiments: [LabelCount]
    /// Dominant emotions, most frequent first.
    public let emotions: [LabelCount]
    /// Mental states, most frequent first.
    public let mentalStates: [LabelCount]
}

/// What one piece of time held.
public struct UsagePoint: Hashable, Sendable {
    /// When the piece begins.
    public let start: Timestamp
    /// Analyses; nil where too few users stand behind them.
    public let analyses: Int?
    /// Mean of the sentiment scores; nil when there is none, or too few users.
    public let meanSentimentScore: Double?
}
