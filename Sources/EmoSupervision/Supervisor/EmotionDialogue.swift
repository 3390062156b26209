// The talk for one emotion analysis: a question, and one finding.
import EmoHostLink

/// Asks for one emotion analysis.
struct EmotionDialogue: HostDialogue {
    private static let sentiments = ["POSITIVE", "NEGATIVE", "NEUTRAL"]

    let question: EmotionQuestion
    let deadline: UInt64
    let engine: EngineIdentity
    /// Whether the engine listens.
    let isListening: Bool

    var hearsAudio: Bool { isListening && question.audio != nil }

    func begin() -> DaemonMessage {
        .analyzeEmotion(
            LinkAnalyzeEmotion(
                deadline: deadline, text: question.text, language: question.language,
                explain: question.explain, audio: hearsAudio ? question.audio?.format.link : nil))
    }

    func receive(_ message: HostMessage) -> DialogueStep {
        switch message {
        case .progress: return .wait
        case .failure(let failure): return .failed(failure)
        case .emotion(let found):
            if let problem = problem(of: found) { return .broken(problem) }
            return .done(.emotion(EmotionFinding(found, engine: engine)))
        default: return .broken("answered an emotion analysis with something else")
        }
    }

    private func problem(of found: LinkEmotion) -> String? {
        let scores = found.scores + found.stored
        if found.stored.count != 8 { return "gave \(found.stored.count) stored emotions instead of 8" }
        if scores.contains(where: { !(0...1.001).contains($0.score) }) { return "gave a score outside 0…1" }
        if !Self.sentiments.contains(found.sentiment) { return "gave a sentiment that is none" }
        let length = UInt64(question.text.utf8.count)
        if found.weights.contains(where: { $0.startByte > $0.endByte || $0.endByte > length }) {
            return "gave a weight outside the text"
        }
        return nil
    }
}
