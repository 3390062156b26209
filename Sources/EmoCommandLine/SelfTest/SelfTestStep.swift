// One step of the self-test and how it went. What people said never gets here: a step tells counts, labels and codes.
import EmoProtocol

/// A step that was taken, or left out because what it needs is missing.
public struct SelfTestStep: Sendable, Equatable {
    /// How a step went.
    public enum Outcome: String, Sendable {
        /// All that it looks at is as it should be.
        case passed
        /// It works, with a part missing.
        case degraded
        /// It does not work.
        case failed
        /// An earlier step did not give what it needs.
        case skipped
    }

    /// Its stable name, in one word.
    public let name: String
    /// How it went.
    public let outcome: Outcome
    /// What was found, or why it failed.
    public let detail: String
    /// The next thing to do; nil unless it failed.
    public let next: String?
    /// How long it took, in milliseconds.
    public let milliseconds: Int64

    /// The step as `--json` prints it.
    public var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name), "outcome": .string(outcome.rawValue), "detail": .string(detail),
            "milliseconds": .integer(milliseconds),
        ]
        if let next { object["next"] = .string(next) }
        return .object(object)
    }
}

/// What a step found out, before its time is taken.
struct SelfTestFinding {
    let outcome: SelfTestStep.Outcome
    let detail: String

    static func passed(_ detail: String) -> Self { .init(outcome: .passed, detail: detail) }
    static func skipped(_ detail: String) -> Self { .init(outcome: .skipped, detail: detail) }

    /// Passed where no part is missing.
    static func passed(_ detail: String, missing: [String]) -> Self {
        guard !missing.isEmpty else { return .passed(detail) }
        return .init(outcome: .degraded, detail: "\(detail); missing: \(missing.joined(separator: ", "))")
    }
}
