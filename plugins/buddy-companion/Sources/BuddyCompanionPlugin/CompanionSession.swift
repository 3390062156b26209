// One conversation behind the plugin ABI: turns the ABI's values into the companion's and back.
import BuddyCompanion
import EmoPluginKit
import EmoSafety

/// One conversation.
final class CompanionSession: BuddySession {
    private var companion: Companion

    /// Begins or goes on.
    init(_ options: BuddySessionOptions) throws {
        if let state = options.state {
            do {
                companion = try Companion(saved: state)
            } catch {
                throw EngineFailure(.dataInvalid, "the saved state is unreadable; begin a new session")
            }
            return
        }
        let memories = options.memories.compactMap { memory in
            Fact.Kind(rawValue: memory.kind).map {
                Fact(kind: $0, text: memory.text, turn: 0, unixMilliseconds: memory.unixMilliseconds)
            }
        }
        companion = Companion(
            locale: options.locale, sessionNumber: Int(options.sessionNumber), memories: memories,
            seed: options.seed)
    }

    func respond(_ turn: BuddyTurn, call: EngineCall, sink: BuddySink) throws -> BuddyReply {
        try call.check()
        // A failed turn must leave the session as before, so the work is done on a copy.
        var next = companion
        let input = CompanionTurn(
            text: turn.text, level: turn.risk.level, voice: voice(of: turn),
            maximumWords: Int(turn.maximumWords),
            unixMilliseconds: turn.unixMilliseconds)
        let reply =
            turn.isOpening ? next.open(transcript: turn.text.isEmpty ? nil : input) : next.respond(to: input)
        try call.check()
        for fact in reply.memories {
            try sink.remember(
                BuddyMemory(
                    kind: fact.kind.rawValue, text: fact.text, unixMilliseconds: fact.unixMilliseconds))
        }
        companion = next
        return BuddyReply(
            text: reply.text, strategy: reply.strategy, technique: reply.technique, category: reply.category,
            exercise: reply.exercise.phase, exerciseID: reply.exerciseID, closing: reply.closing)
    }

    func summarize(call: EngineCall) throws -> BuddySummary {
        try call.check()
        let summary = companion.summarize()
        return BuddySummary(text: summary.text, recommendations: summary.recommendations)
    }

    func save() throws -> [UInt8] {
        do {
            return try companion.save()
        } catch {
            throw EngineFailure(.internal, "the state could not be encoded; begin a new session")
        }
    }

    /// What a recording sounded like; the words alone are no voice.
    private func voice(of turn: BuddyTurn) -> VoiceObservation? {
        guard turn.fromVoice, let strongest = turn.emotion?.stored.max(by: { $0.score < $1.score }) else {
            return nil
        }
        return VoiceObservation(label: strongest.label, score: Double(strongest.score))
    }
}

extension BuddyRisk {
    /// The same finding in the words of the safety layer.
    var level: SafetyLevel {
        switch self {
        case .none: .none
        case .distress: .distress
        case .passiveIdeation: .passiveIdeation
        case .activeIdeation: .activeIdeation
        case .imminent: .imminent
        case .selfHarm: .selfHarm
        case .harmToOthers: .harmToOthers
        case .abuseDanger: .abuseDanger
        }
    }
}

extension ExercisePhase {
    /// The same state in the words of the ABI.
    var phase: BuddyExercise {
        switch self {
        case .none: .none
        case .offer: .offer
        case .step: .step
        case .stop: .stop
        case .done: .done
        }
    }
}
