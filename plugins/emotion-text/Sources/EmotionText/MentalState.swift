// The mental state of a stored analysis, by a fixed rule over the model's labels.
// Invariant: the rule is a function of the scores alone; it is a description of a text, never a diagnosis.

/// How a text sounds in the seven words that analyses are stored with.
///
/// The rule: the label that stands farthest above its threshold decides by the table below; when none reaches
/// its threshold the strongest one does. The table follows the circumplex of affect (Russell, 1980):
/// unpleasant and active is STRESSED, unpleasant and passive DEPRESSED, pleasant and active EXCITED, pleasant
/// and passive CALM; fear has ANXIOUS, not understanding CONFUSED and directed attention FOCUSED.
public enum MentalState: String, CaseIterable, Sendable {
    case calm = "CALM"
    case stressed = "STRESSED"
    case anxious = "ANXIOUS"
    case depressed = "DEPRESSED"
    case excited = "EXCITED"
    case confused = "CONFUSED"
    case focused = "FOCUSED"

    /// Applies the rule. Surprise is EXCITED when the text is positive and CONFUSED otherwise.
    package init(scores: EmotionScores, sentiment: Sentiment) {
        let label =
            EmotionLabel.allCases.max { scores.strength(of: $0) < scores.strength(of: $1) } ?? .neutral
        self = MentalState(label: label, sentiment: sentiment)
    }

    /// The state of one label.
    package init(label: EmotionLabel, sentiment: Sentiment) {
        switch label {
        case .anger, .annoyance, .disapproval, .disgust, .embarrassment: self = .stressed
        case .fear, .nervousness: self = .anxious
        case .sadness, .grief, .remorse, .disappointment: self = .depressed
        case .excitement, .joy, .amusement, .pride, .admiration, .love: self = .excited
        case .confusion: self = .confused
        case .surprise: self = sentiment == .positive ? .excited : .confused
        case .curiosity, .realization, .desire: self = .focused
        case .gratitude, .relief, .caring, .approval, .optimism, .neutral: self = .calm
        }
    }
}
