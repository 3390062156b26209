// The companion's values in the words of the plugin ABI and back; shared by the engines that hold conversations.
import BuddyCompanion
import EmoPluginKit
import EmoSafety

extension Companion {
    /// Begins a conversation, or goes on with a saved one.
    /// - Throws: `.dataInvalid` for a state that cannot be read.
    public init(_ options: BuddySessionOptions) throws {
        guard let state = options.state else {
            let memories = options.memories.compactMap { memory in
                Fact.Kind(rawValue: memory.kind).map {
                    Fact(kind: $0, text: memory.text, turn: 0, unixMilliseconds: memory.unixMilliseconds)
                }
            }
            self.init(
                locale: options.locale, sessionNumber: Int(options.sessionNumber), memories: memories,
                seed: options.seed)
            return
        }
        do {
            try self.init(saved: state)
        } catch {
            throw EngineFailure(.dataInvalid, "the saved state is unreadable; begin a new session")
        }
    }

    /// The state to store.
    public func saved() throws -> [UInt8] {
        do {
            return try save()
        } catch {
            throw EngineFailure(.internal, "the state could not be encoded; begin a new session")
        }
    }

    /// The summary so far.
    public var summary: BuddySummary {
        let summary = summarize()
        return BuddySummary(text: summary.text, recommendations: summary.recommendations)
    }
}

extension CompanionTurn {
    /// The turn of the ABI in the companion's words.
    public init(_ turn: BuddyTurn) {
        self.init(
            text: turn.text, level: turn.risk.level, voice: turn.voice, maximumWords: Int(turn.maximumWords),
            unixMilliseconds: turn.unixMilliseconds)
    }
}

extension BuddyTurn {
    /// What a recording sounded like; the words alone are no voice.
    fileprivate var voice: VoiceObservation? {
        guard fromVoice, let strongest = emotion?.stored.max(by: { $0.score < $1.score }) else { return nil }
        return VoiceObservation(label: strongest.label, score: Double(strongest.score))
    }
}

extension BuddyReply {
    /// The companion's reply in the words of the ABI.
    public init(_ reply: CompanionReply) {
        self.init(
            text: reply.text, strategy: reply.strategy, technique: reply.technique, category: reply.category,
            exercise: reply.exercise.phase, exerciseID: reply.exerciseID, closing: reply.closing)
    }
}

extension BuddyMemory {
    /// The fact as the daemon may keep it.
    public init(_ fact: Fact) {
        self.init(kind: fact.kind.rawValue, text: fact.text, unixMilliseconds: fact.unixMilliseconds)
    }
}

extension BuddyRisk {
    /// The same finding in the words of the safety layer.
    public var level: SafetyLevel {
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
    fileprivate var phase: BuddyExercise {
        switch self {
        case .none: .none
        case .offer: .offer
        case .step: .step
        case .stop: .stop
        case .done: .done
        }
    }
}
