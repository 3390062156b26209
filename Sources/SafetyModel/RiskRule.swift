// When chances become a finding. The thresholds come with the model, chosen on sentences it was not trained on.
// Invariant: more danger in any part never gives a less urgent finding.

import EmoSafety
import Glibc
import TextEncoder

/// What the model tells apart, in the order of its outputs.
enum RiskLabel: String, CaseIterable {
    case none, distress
    case passiveIdeation = "passive_ideation"
    case activeIdeation = "active_ideation"
    case imminent
    case selfHarm = "self_harm"
    case harmToOthers = "harm_to_others"
    case abuseDanger = "abuse_danger"
    case thirdParty = "third_party"

    /// The labels of the six crisis levels.
    static let crises = allCases.filter(\.level.isCrisis)

    /// The level that the label stands for.
    var level: SafetyLevel { self == .thirdParty ? .distress : SafetyLevel(rawValue: rawValue) ?? .none }
}

/// The thresholds of a model.
struct RiskRule: Sendable, Equatable {
    /// A part is dangerous from this sum of the chances of the crisis levels on.
    var danger: Float
    /// The same for one sentence among others, which is read without what stands around it.
    var dangerInSentence: Float
    /// What is added to both, in units of the logit, for each doubling of the number of parts.
    var caution: Float
    /// What is added to both, in units of the logit, in the middle of a talk without danger.
    var cautionInTalk: Float
    /// From this sum on, in any part, the level is all but sure.
    var certain: Float
    /// With less than this sum in every part, the text is all but sure to be calm.
    var calm: Float
    /// Somebody else is at risk from this chance on.
    var thirdParty: Float
    /// Intent decides the level from this share of the danger on, even where the wish to be dead is likelier.
    var intentShare: Float

    /// Reads the thresholds of a description.
    init(_ file: ModelDescriptionFile) throws(EncoderModelError) {
        func value(_ key: String, in range: ClosedRange<Double>) throws(EncoderModelError) -> Float {
            guard let value = file.json["rule"]?[key]?.number, range.contains(value) else {
                throw file.mismatch("rule.\(key) is missing or not in \(range)")
            }
            return Float(value)
        }
        danger = try value("danger", in: 0.01...0.999)
        dangerInSentence = try value("danger_in_sentence", in: 0.01...0.999)
        caution = try value("caution", in: 0...5)
        cautionInTalk = try value("caution_in_talk", in: 0...5)
        certain = try value("certain", in: 0.01...0.999)
        calm = try value("calm", in: 0...0.5)
        thirdParty = try value("third_party", in: 0.01...0.999)
        intentShare = try value("intent_share", in: 0.01...1)
    }
}

extension RiskRule {
    /// What the chances of the labels in all parts of a text come to.
    func finding(windows: ArraySlice<[Float]>, sentences: ArraySlice<[Float]>, isAnswer: Bool)
        -> RiskFinding
    {
        let (windows, sentences) = (windows.map(LabelChances.init), sentences.map(LabelChances.init))
        var finding = RiskFinding()
        for (parts, threshold) in [(windows, danger), (sentences, dangerInSentence)] {
            let caution = caution * log2(Float(max(1, parts.count))) + (isAnswer ? cautionInTalk : 0)
            for chances in parts where Self.logit(chances.danger) >= Self.logit(threshold) + caution {
                finding.level = max(finding.level, level(of: chances))
                finding.isCertain = finding.isCertain || chances.danger >= certain
            }
        }
        finding.isSurelyCalm = !windows.isEmpty && (windows + sentences).allSatisfy { $0.danger < calm }
        finding.concernsOther = windows.contains { $0[.thirdParty] >= thirdParty }
        return finding
    }

    /// The likeliest crisis level; where intent has its share in the danger, never less than intent.
    private func level(of chances: LabelChances) -> SafetyLevel {
        let levels = RiskLabel.crises.sorted { chances[$0] > chances[$1] }
        let likeliest = levels.first?.level ?? .none
        let intent = chances[.imminent] + chances[.activeIdeation]
        guard likeliest < .activeIdeation, intent >= intentShare * chances.danger else { return likeliest }
        return chances[.imminent] > chances[.activeIdeation] ? .imminent : .activeIdeation
    }

    private static func logit(_ chance: Float) -> Float { log(chance / max(1 - chance, 1e-7)) }
}

/// The chances of the labels for one part of a text.
private struct LabelChances {
    private let values: [Float]
    /// The chance that it is one of the crisis levels, whichever.
    let danger: Float

    init(_ values: [Float]) {
        self.values = values
        danger = RiskLabel.crises.reduce(0) { $0 + Self.value(of: $1, in: values) }
    }

    subscript(label: RiskLabel) -> Float { Self.value(of: label, in: values) }

    private static func value(of label: RiskLabel, in values: [Float]) -> Float {
        values[RiskLabel.allCases.firstIndex(of: label) ?? 0]
    }
}
