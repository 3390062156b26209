// Conversations: each turn is worked out with the engines, looked at by the safety layer on its way in and out, and stored whole or not at
// all. An agent in an engine is only a cache: what it knows is in the database after every turn.
import EmoProtocol
import EmoSafety
import EmoStore
import EmoSupervision
import NIOCore

/// The conversations of users.
struct BuddyService: Sendable {
    /// Messages the engine is given with a turn.
    static let historyCount = 20
    /// Facts the engine is given with a turn.
    static let memoryCount = 100

    let store: Store
    let engines: EngineRegistry
    let emotions: EmotionService
    let gate: SessionGate
    let composer = TurnComposer()
    let unsavedRisks = UnsavedRisks()
    let defaultLocale: String
    /// How long a turn waits for the engine's words before the safety layer answers alone.
    let replyTime: TimeAmount

    /// Begins a session; with an analysis, its transcript is what the user said first.
    func start(
        locale: String?, persona: String?, analysisID: UUIDv7?, owner: UUIDv7, deadline: NIODeadline,
        receipt: Receipt<BuddyOutcome>
    ) async throws -> BuddyOutcome {
        let analysis = try await analysisID.asyncMap { id in
            guard let found = try await store.read({ try $0.analyses.find(id, owner: owner) }) else {
                throw ProtocolError(.analysisNotFound)
            }
            return found
        }
        let session = BuddySession(
            userID: owner, start: .now(), analysisID: analysisID, locale: locale ?? defaultLocale,
            persona: persona)
        let text = analysis?.transcribedText ?? ""
        let reading =
            text.isEmpty
            ? nil
            : try await emotions.analyzeIfPossible(text, language: analysis?.language, deadline: deadline)
        let draft = try await prepare(
            text: text, reading: reading, fromVoice: analysis != nil, isOpening: true, in: session,
            deadline: deadline)
        return try await save(draft, as: .sessionStarted, receipt: receipt)
    }

    /// Says something in a session. When the turn fails, nothing is kept and the error is thrown; but who is in danger gets their answer
    /// all the same, marked as not stored, whatever failed.
    func say(
        _ text: String, in sessionID: UUIDv7, owner: UUIDv7, deadline: NIODeadline,
        onDelta: (@Sendable (String) -> Void)?, receipt: Receipt<BuddyOutcome>
    ) async throws -> BuddyOutcome {
        var known: BuddySession?
        do {
            return try await withTurn(in: sessionID, owner: owner, deadline: deadline) { session in
                known = session
                let reading = try await emotions.analyzeIfPossible(text, language: nil, deadline: deadline)
                let draft = try await prepare(
                    text: text, reading: reading, fromVoice: false, in: session, deadline: deadline,
                    onDelta: onDelta)
                return try await save(draft, as: .sessionTurn, receipt: receipt)
            }
        } catch  where !(error is CancellationError) && !(error is Replayed) && !error.isNotFound {
            guard
                let answer = await composer.answerWithoutStorage(
                    text, risk: unsavedRisks.state(of: sessionID) ?? known?.riskState,
                    locale: known?.locale ?? defaultLocale)
            else { throw error }
            unsavedRisks.keep(answer.riskState, of: sessionID)
            return BuddyOutcome(answer, sessionID: sessionID, degraded: ["storage"])
        }
    }

    /// Ends a session with a summary.
    /// - Parameter receipt: nil when the daemon ends it by itself.
    func end(_ sessionID: UUIDv7, owner: UUIDv7, deadline: NIODeadline, receipt: Receipt<SessionEnding>?)
        async throws -> SessionEnding
    {
        try await withTurn(in: sessionID, owner: owner, deadline: deadline) { open in
            var session = open
            var degraded: [String] = []
            do {
                let summary = try await engines.summarize(
                    try await conversation(of: session), deadline: deadline.limited(to: replyTime))
                (session.summary, session.nextSessionRecommendations) = composer.guarded(summary)
                if summary.engine.isFallback { degraded.append("buddy") }
            } catch let error as EngineError where error.mayDegrade(before: deadline) {
                session.summary = composer.plainSummary(of: session)
                degraded.append("buddy")
            }
            session.end = .now()
            let ending = SessionEnding(session: session, degraded: degraded)
            let stored = try await store.write { transaction in
                guard let stored = try transaction.sessions.update(ending.session) else {
                    throw ProtocolError(.sessionNotFound)
                }
                try transaction.announce(
                    .sessionEnded, about: owner, ["session_id": .string(stored.id.description)])
                let ending = SessionEnding(session: stored, degraded: ending.degraded)
                try receipt?.settle(ending, in: transaction)
                return ending
            }
            engines.closeConversation(sessionID.description)
            return stored
        }
    }

    /// A session of the user that has not ended.
    func openSession(_ id: UUIDv7, owner: UUIDv7) async throws -> BuddySession {
        guard let session = try await store.read({ try $0.sessions.find(id, owner: owner) }) else {
            throw ProtocolError(.sessionNotFound)
        }
        guard session.end == nil else { throw ProtocolError(.sessionEnded) }
        return session
    }

    /// Runs `body` with the session as it is when its turn has come.
    func withTurn<Output: Sendable>(
        in id: UUIDv7, owner: UUIDv7, deadline: NIODeadline, _ body: (BuddySession) async throws -> Output
    ) async throws -> Output {
        try await gate.alone(in: id, deadline: deadline) {
            return try await body(try await openSession(id, owner: owner))
        }
    }

    /// Works a turn out. Nothing is stored; a failed engine leaves the reply to the safety layer.
    func prepare(
        text: String, reading: EmotionReading?, fromVoice: Bool, isOpening: Bool = false,
        in session: BuddySession, deadline: NIODeadline, onDelta: (@Sendable (String) -> Void)? = nil
    ) async throws -> BuddyTurnDraft {
        let start = ContinuousClock.now
        let assessed = await composer.assess(
            text, risk: unsavedRisks.state(of: session.id) ?? session.riskState)
        let conversation = try await conversation(of: session)
        let turn = ConversationTurn(
            isOpening: isOpening, text: text, emotion: reading?.finding,
            risk: assessed.level.conversationRisk,
            sessionRisk: assessed.risk.peak.conversationRisk, fromVoice: fromVoice,
            history: try await history(of: session),
            unixMilliseconds: Timestamp.now().millisecondsSince1970)
        var degraded = reading == nil && !text.isEmpty ? ["emotion"] : []
        var engineReply: ConversationReply?
        do {
            engineReply = try await engines.respond(
                to: turn, in: conversation, deadline: deadline.limited(to: replyTime),
                onDelta: composer.lets(assessed, deltasTo: onDelta))
        } catch let error as EngineError where error.mayDegrade(before: deadline) {
            degraded.append("buddy")
        }
        if let engineReply, engineReply.engine.isFallback || engineReply.isFallback {
            degraded.append("buddy")
        }
        let composed = composer.compose(
            engineReply, to: text, assessment: assessed, locale: session.locale ?? defaultLocale)
        return draft(
            text: text, reading: reading, in: session, isOpening: isOpening, reply: engineReply,
            composed: composed, degraded: degraded,
            milliseconds: Int(start.millisecondsUntilNow))
    }

    private func draft(
        text: String, reading: EmotionReading?, in session: BuddySession, isOpening: Bool,
        reply: ConversationReply?, composed: GuardedReply,
        degraded: [String], milliseconds: Int
    ) -> BuddyTurnDraft {
        var session = session
        session.riskState = composed.riskState
        if let state = reply?.state { session.engineState = state }
        if let engine = reply?.engine {
            (session.engineID, session.engineVersion) = (engine.id, engine.version)
        }
        if composed.level != .none, !session.crisisFlags.contains(composed.level.rawValue) {
            session.crisisFlags.append(composed.level.rawValue)
        }
        if let technique = composed.technique, !session.techniquesUsed.contains(technique) {
            session.techniquesUsed.append(technique)
        }
        let outcome = BuddyOutcome(composed, sessionID: session.id, degraded: degraded)
        let said =
            text.isEmpty
            ? nil
            : NewMessage(
                sessionID: session.id, isUserMessage: true, text: text, sentiment: reading?.sentiment,
                emotionDetected: reading?.dominantEmotion,
                crisisIndicators: composed.level == .none ? [] : [composed.level.rawValue])
        let answer = NewMessage(
            sessionID: session.id, isUserMessage: false, text: composed.text,
            techniqueUsed: composed.technique, responseCategory: composed.category,
            responseTimeMilliseconds: milliseconds)
        return BuddyTurnDraft(
            session: session, isFirst: isOpening, userMessage: said, reply: answer,
            memories: reply?.proposedMemories ?? [], outcome: outcome,
            degraded: degraded)
    }

    /// Stores a turn within a transaction.
    func store(_ draft: BuddyTurnDraft, in transaction: Transaction) throws -> BuddyOutcome {
        let owner = draft.session.userID
        if draft.isFirst { _ = try transaction.sessions.insert(draft.session) }
        let source = try draft.userMessage.flatMap { try transaction.messages.append($0, owner: owner) }
        _ = try transaction.messages.append(draft.reply, owner: owner)
        guard try transaction.sessions.update(draft.session) != nil else {
            throw ProtocolError(.sessionNotFound)
        }
        try MemoryPolicy.keep(draft.memories, owner: owner, source: source?.id, in: transaction)
        return draft.outcome
    }

    private func save(_ draft: BuddyTurnDraft, as topic: EventTopic, receipt: Receipt<BuddyOutcome>)
        async throws
        -> BuddyOutcome
    {
        let outcome = try await store.write { transaction in
            let outcome = try store(draft, in: transaction)
            try transaction.announce(
                topic, about: draft.session.userID, ["session_id": .string(outcome.sessionID.description)])
            try receipt.settle(outcome, in: transaction)
            return outcome
        }
        unsavedRisks.forget(outcome.sessionID)
        return outcome
    }

    /// What the engine must know of the session and its user.
    private func conversation(of session: BuddySession) async throws -> Conversation {
        let known = try await store.read { transaction in
            (
                memories: try transaction.memories.list(
                    owner: session.userID, PageRequest(limit: Self.memoryCount)
                ).items,
                number: try transaction.sessions.number(of: session.id, owner: session.userID)
            )
        }
        return Conversation(
            id: session.id.description, state: session.engineState,
            sessionNumber: UInt32(clamping: known.number), locale: session.locale ?? defaultLocale,
            persona: session.persona,
            memories: known.memories.compactMap { memory in
                memory.text.map {
                    ConversationMemory(
                        kind: memory.kind, text: $0, unixMilliseconds: memory.createdAt.millisecondsSince1970)
                }
            }, seed: Self.seed(of: session.id))
    }

    /// The same session makes the same choices: FNV-1a of its id.
    private static func seed(of id: UUIDv7) -> UInt64 {
        id.description.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private func history(of session: BuddySession) async throws -> [ConversationMessage] {
        try await store.read {
            try $0.messages.last(Self.historyCount, session: session.id, owner: session.userID)
        }
        .map { ConversationMessage(fromUser: $0.content.isUserMessage, text: $0.content.text) }
    }
}

extension Error {
    /// True when there is no such session of this user: then there is nobody to answer.
    fileprivate var isNotFound: Bool { (self as? ProtocolError)?.code == ErrorCode.sessionNotFound.name }
}

extension Optional {
    /// Maps a value that is there by something asynchronous.
    fileprivate func asyncMap<Output>(_ transform: (Wrapped) async throws -> Output) async rethrows -> Output?
    {
        guard let self else { return nil }
        return try await transform(self)
    }
}

extension SafetyLevel {
    /// The level as the plugin ABI counts.
    var conversationRisk: ConversationRisk {
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
