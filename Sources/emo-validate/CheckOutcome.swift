// What became of a check: how its process ended, and what it saw.

/// The end of one check.
struct CheckOutcome: Sendable, Equatable {
    /// How a check can end.
    enum Word: String, Sendable {
        case passed
        case failed
        case crashed
        case timedOut = "timed out"
        case skipped
    }

    /// How it ended.
    var word: Word
    /// What was seen, or why it was skipped; empty when there is nothing to say.
    var detail = ""
    /// The seed of the round of fuzzing it ended in; nil outside of fuzzing.
    var seed: UInt64?

    /// True when the plugin is at fault.
    var isBad: Bool { word != .passed && word != .skipped }
}
