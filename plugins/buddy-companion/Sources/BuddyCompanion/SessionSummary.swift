// The end of a session in two to four sentences: what it was about in the user's words, how it felt, what comes next. The user may edit
// it; nothing in it judges or names a condition.
import EmoSafety

/// Builds the summary of a session.
struct SessionSummary {
    let state: CompanionState

    func summary() -> CompanionSummary {
        var sentences: [String] = []
        let topics = topics
        if topics.isEmpty {
            let word = state.topic.flatMap { Self.topicWords[$0] }
            sentences.append("You talked about \(word ?? "how things are for you").")
        } else {
            sentences.append("You talked about \(joined(topics)).")
        }
        let feelings = state.feelings.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(2).compactMap
        { Self.words[$0.key] }
        if !feelings.isEmpty {
            sentences.append("What came through most was \(feelings.joined(separator: " and ")).")
        }
        let plans = state.facts.filter { $0.kind == .plan && $0.turn > 0 }.suffix(2).map(\.text)
        if !plans.isEmpty { sentences.append("Your plan: \(plans.joined(separator: "; ")).") }
        return CompanionSummary(
            text: sentences.joined(separator: " "), recommendations: recommendations(plans: plans))
    }

    private var topics: [String] {
        var seen: [String] = []
        for phrase in state.phrases where !phrase.isTime && !seen.contains(phrase.text) && seen.count < 3 {
            seen.append(phrase.text)
        }
        return seen
    }

    private func joined(_ items: [String]) -> String {
        items.count < 2
            ? items.joined() : items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }

    private func recommendations(plans: [String]) -> [String] {
        var steps = plans.map { "Look back on how it went: \($0)." }
        switch state.feelings.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }).flatMap({
            Feeling(rawValue: $0.key)
        }) {
        case .fear:
            steps.append(
                """
                When the worry is loud, the grounding with five things you can see is there for you.
                """)
        case .stress, .tiredness: steps.append("Protect one small pause in the coming days.")
        case .grief, .sadness, .hurt, .loneliness:
            steps.append("Let one person you trust know how it has been.")
        case .anger: steps.append("Give a strong message a night's sleep before it goes out.")
        case .shame: steps.append("Say to yourself what you'd say to a friend in the same place.")
        case .joy, .relief, .tenderness, .mixed, nil: break
        }
        if steps.isEmpty { steps.append("Come back whenever you'd like to go on.") }
        return steps
    }

    private static let topicWords: [String: String] = [
        "sleep": "sleep", "work": "work", "money": "money", "exam": "an exam", "parent": "the children",
        "lonely": "being on your own", "grief": "a loss", "breakup": "a separation", "worry": "a worry",
        "bored": "a long day",
    ]

    private static let words: [String: String] = [
        "grief": "grief", "sadness": "sadness", "anger": "anger", "fear": "worry", "stress": "pressure",
        "shame": "being hard on yourself", "loneliness": "loneliness", "hurt": "hurt",
        "tiredness": "tiredness", "joy": "joy", "mixed": "mixed feelings",
        "relief": "relief", "tenderness": "warmth",
    ]
}
