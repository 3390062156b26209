// Whether somebody's sessions get harder: the last three, by what was said in them. A prompt to look for people, never a finding about a person.
// By a fixed rule: from one session to the next it is harder when the gravest level of danger rose, or, with the same level, when the share of
// negative messages rose by a tenth or more. Twice harder is worsening, twice easier improving, all else steady.
import EmoSafety
import EmoStore

/// How three sessions in a row went.
enum SessionTrend: String, Sendable {
    case improving, steady, worsening

    /// Sessions that are looked at.
    static let sessionCount = 3
    /// The share of messages that makes a difference.
    private static let step = 0.1
    /// What is recommended first where it has become harder.
    static let reachOut = """
        Your last three talks were harder each time. Think about talking to somebody trained, such as your doctor or a counsellor.
        """

    /// How one session went.
    struct Course: Sendable, Equatable {
        /// The share of the user's messages that are negative, 0…1.
        var negative: Double
        /// The gravest level in it.
        var level: SafetyLevel

        init(negative: Double, level: SafetyLevel) { (self.negative, self.level) = (negative, level) }

        init(_ stored: (negative: Double, flags: [String])) {
            negative = stored.negative
            level = stored.flags.compactMap(SafetyLevel.init(rawValue:)).max() ?? .none
        }

        fileprivate func isHarder(than other: Course) -> Bool {
            level == other.level ? negative - other.negative >= SessionTrend.step - 1e-9 : level > other.level
        }
    }

    /// The trend; nil before the third session.
    init?(newestFirst courses: [Course]) {
        guard courses.count >= Self.sessionCount else { return nil }
        let steps = zip(courses.dropFirst(), courses).prefix(Self.sessionCount - 1)
        if steps.allSatisfy({ $1.isHarder(than: $0) }) {
            self = .worsening
        } else {
            self = steps.allSatisfy { $0.isHarder(than: $1) } ? .improving : .steady
        }
    }
}

extension BuddySession {
    /// How the last three sessions went when this one ended.
    var trend: String? { improvementIndicators.first }
}
