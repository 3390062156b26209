// The steps of the self-test as they are taken, for people and for scripts.
import EmoProtocol

/// Draws steps.
public enum SelfTestScreen {
    /// The lines of one step for a terminal: sign, name, time, what was found; what to do next where it failed.
    public static func lines(_ step: SelfTestStep, for traits: StreamTraits) -> [String] {
        let time = Amount.duration(milliseconds: step.milliseconds).padded(to: timeWidth, rightAligned: true)
        let head = "\(traits.style.sign(tone(of: step.outcome))) \(step.name.padded(to: nameWidth))"
        let detail = step.detail.safeText.wrapped(to: max(20, traits.width - indent.count))
        let next =
            step.next.map { "try: \($0)".safeText.wrapped(to: max(20, traits.width - indent.count)) } ?? []
        return ["\(head) \(traits.style.tinted(time, .faint))  \(detail.first ?? "")"]
            + (detail.dropFirst() + next).map { indent + $0 }
    }

    /// The step in one line with tabs: name, outcome, milliseconds, detail, next.
    public static func fields(_ step: SelfTestStep) -> String {
        [step.name, step.outcome.rawValue, String(step.milliseconds), step.detail, step.next ?? ""].map(
            \.tabSeparatedField
        ).joined(separator: "\t")
    }

    private static let nameWidth = 9
    private static let timeWidth = 8
    private static let indent = String(repeating: " ", count: 2 + nameWidth + 1 + timeWidth + 2)

    private static func tone(of outcome: SelfTestStep.Outcome) -> TextStyle.Tone {
        switch outcome {
        case .passed: .good
        case .degraded: .warning
        case .failed: .bad
        case .skipped: .faint
        }
    }
}
