// Plays a scripted dialogue against the safety layer and the companion. The companion is saved and restored
// between any two turns, as after a crash of its process.
import BuddyCompanion
import EmoSafety
import FoundationEssentials

/// One dialogue.
enum DialogueRun {
    private struct Script: Decodable {
        var id: String
        var locale: String
        var turns: [Turn]
    }
    private struct Turn: Decodable {
        var user: String
        var new_session: Bool?
        var days_later: Int?
        var voice: Voice?
    }
    private struct Voice: Decodable {
        var emotions: [String: Double]?
    }
    private struct Response: Encodable {
        var id: String
        var turn: Int
        var reply: String
        var meta: Meta
    }
    private struct Meta: Encodable {
        var crisis_level: String
        var resources_shown: Bool
        var exercise: String
        var strategy: String
        var closing: Bool
    }

    static func lines(_ data: Data, _ assessor: SafetyAssessor) throws -> [String] {
        try play(data, assessor).map { String(decoding: try JSONEncoder().encode($0.1), as: UTF8.self) }
    }

    static func transcript(_ data: Data, _ assessor: SafetyAssessor) throws -> [String] {
        let script = try JSONDecoder().decode(Script.self, from: data)
        return try ["## " + script.id]
            + play(data, assessor).flatMap { user, response in
                [
                    "U: " + user,
                    "B: \(response.reply)   [\(response.meta.crisis_level) \(response.meta.strategy) \(response.meta.exercise)]",
                ]
            } + [""]
    }

    private static func play(_ data: Data, _ assessor: SafetyAssessor) throws -> [(String, Response)] {
        let script = try JSONDecoder().decode(Script.self, from: data)
        var session = 1
        var memories: [Fact] = []
        var companion = Companion(locale: script.locale, sessionNumber: session, memories: memories, seed: 0)
        _ = companion.open()
        var risk = SessionRisk()
        var output: [(String, Response)] = []
        for (index, turn) in script.turns.enumerated() {
            if turn.new_session == true {
                session += 1
                companion = Companion(
                    locale: script.locale, sessionNumber: session, memories: memories, seed: UInt64(session))
                risk = SessionRisk()
            }
            let assessment = assessor.assess(turn.user, history: risk)
            let voice = turn.voice?.emotions?.max { $0.value < $1.value }.map {
                VoiceObservation(label: $0.key, score: $0.value)
            }
            companion = try Companion(saved: companion.save())
            let engine = companion.respond(
                to: CompanionTurn(text: turn.user, level: assessment.settledLevel, voice: voice))
            memories += engine.memories
            memories.removeAll { fact in
                companion.state.forgotten.contains { fact.text.lowercased().contains($0) }
            }
            let reply = ReplyComposer().compose(
                assessment: assessment, userText: turn.user, locale: script.locale, engineReply: engine.text)
            risk = reply.risk
            let meta = Meta(
                crisis_level: assessment.level.rawValue, resources_shown: reply.resourcesShown,
                exercise: reply.engineUse == .whole ? engine.exercise.rawValue : "none",
                strategy: engine.strategy,
                closing: reply.engineUse == .whole && engine.closing)
            output.append((turn.user, Response(id: script.id, turn: index, reply: reply.text, meta: meta)))
        }
        return output
    }
}
