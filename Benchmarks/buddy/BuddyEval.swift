// Produces the prediction files for the checker of the buddy evaluation sets, in process: the safety layer and the companion put together
// exactly as the daemon puts them together.
import BuddyCompanion
import EmoSafety
import FoundationEssentials
import Glibc
import SafetyModel

/// `buddy-eval crisis|crisis-in-talk|dialogue|transcript ITEMS.jsonl OUT.jsonl [MODEL_DIRECTORY]`; without a model the rules work alone.
/// `crisis` takes each text for the first of its session, `crisis-in-talk` for what follows two calm turns.
@main struct BuddyEval {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let data = FileManager.default.contents(atPath: arguments[2]) else {
            print(
                "usage: buddy-eval crisis|crisis-in-talk|dialogue|transcript ITEMS.jsonl OUT.jsonl [MODEL_DIRECTORY]"
            )
            exit(2)
        }
        let lines = data.split(separator: UInt8(ascii: "\n")).map { Data($0) }
        do {
            let assessor = SafetyAssessor(
                classifier: arguments.count > 4 ? try TextRiskClassifier(unverified: arguments[4]) : nil)
            let output: [String]
            switch arguments[1] {
            case "crisis": output = try lines.map { try CrisisRun.line($0, assessor, history: SessionRisk()) }
            case "crisis-in-talk":
                let history = CrisisRun.calmTurns.reduce(SessionRisk()) {
                    assessor.assess($1, history: $0).risk
                }
                output = try lines.map { try CrisisRun.line($0, assessor, history: history) }
            case "dialogue": output = try lines.flatMap { try DialogueRun.lines($0, assessor) }
            default: output = try lines.flatMap { try DialogueRun.transcript($0, assessor) }
            }
            try Data((output.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: arguments[3]))
        } catch {
            print("buddy-eval: cannot read or write the items: \(error)")
            exit(1)
        }
    }
}

/// One utterance.
enum CrisisRun {
    private struct Item: Decodable {
        var id: String
        var text: String
    }
    private struct Prediction: Encodable {
        var id: String
        var level: String
        var resources_shown: Bool
        /// The names of the frames that were found; no word of the text.
        var evidence: [String]
    }

    /// How a talk may begin in which nothing is wrong.
    static let calmTurns = ["Good evening, it's me again.", "I made soup and watched the rain for a while."]

    static func line(_ data: Data, _ assessor: SafetyAssessor, history: SessionRisk) throws -> String {
        let item = try JSONDecoder().decode(Item.self, from: data)
        let assessment = assessor.assess(item.text, history: history)
        let reply = ReplyComposer().compose(
            assessment: assessment, userText: item.text, locale: "en-US", engineReply: nil)
        let prediction = Prediction(
            id: item.id, level: assessment.level.rawValue, resources_shown: reply.resourcesShown,
            evidence: assessment.evidence)
        return String(decoding: try JSONEncoder().encode(prediction), as: UTF8.self)
    }
}
