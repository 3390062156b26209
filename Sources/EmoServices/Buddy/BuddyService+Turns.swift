// One turn: worked out with the engine and the safety layer, then stored whole.
import EmoProtocol
import EmoSafety
import EmoStore
import EmoSupervision
import NIOCore

extension BuddyService {
    /// Works a turn out. Nothing is stored; a failed engine leaves the reply to the safety layer.
    /// - Parameter feeling: reads the emotion of the text, while the safety layer looks at it and the session's past is read.
    func prepare(
        text: String, feeling: @Sendable () async throws -> EmotionReading?, fromVoice: Bool,
        isOpening: Bool = false, in session: BuddySession, deadline: NIODeadline,
        onDelta: (@Sendable (String) -> Void)? = nil
    ) async throws -> BuddyTurnDraft {
        let (start, began) = (ContinuousClock.now, Timestamp.now())
        async let felt = feeling()
        async let known = conversation(of: session)
        async let told = history(of: session)
        let assessed = await composer.assess(
            text, risk: unsavedRisks.state(of: session.id) ?? session.riskState)
        let (reading, conversation, history) = try await (felt, known, told)
        let turn = ConversationTurn(
            isOpening: isOpening, text: text, emotion: reading?.finding,
            risk: assessed.settledLevel.conversationRisk,
            sessionRisk: assessed.risk.peak.conversationRisk, fromVoice: fromVoice,
            history: history,
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
        var composed = composer.compose(
            engineReply, to: text, assessment: assessed, locale: session.locale ?? defaultLocale)
        if composed.asksForContact,
            let contact = try? await store.read({ try $0.memories.contact(owner: session.userID) })
        {
            composed.name(TrustedContact(contact))
        }
        return draft(
            text: text, reading: reading, in: session, isOpening: isOpening, reply: engineReply,
            composed: composed, degraded: degraded, began: began,
            milliseconds: Int(start.millisecondsUntilNow))
    }

    private func draft(
        text: String, reading: EmotionReading?, in session: BuddySession, isOpening: Bool,
        reply: ConversationReply?, composed: GuardedReply, degraded: [String], began: Timestamp,
        milliseconds: Int
    ) -> BuddyTurnDraft {
        var session = session
        session.riskState = composed.riskState
        if let state = reply?.state { session.engineState = state }
        if let engine = reply?.engine {
            (session.engineID, session.engineVersion) = (engine.id, engine.version)
        }
        let settled = composed.settledLevel
        if settled != .none, !session.crisisFlags.contains(settled.rawValue) {
            session.crisisFlags.append(settled.rawValue)
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
                crisisIndicators: settled == .none ? [] : [settled.rawValue])
        let answer = NewMessage(
            sessionID: session.id, isUserMessage: false, text: composed.text,
            techniqueUsed: composed.technique, responseCategory: composed.category,
            responseTimeMilliseconds: milliseconds)
        return BuddyTurnDraft(
            session: session, isFirst: isOpening, userMessage: said, reply: answer,
            memories: reply?.proposedMemories ?? [], outcome: outcome,
            degraded: degraded, began: began)
    }

    /// Stores a turn within a transaction.
    func store(_ draft: BuddyTurnDraft, in transaction: Transaction) throws -> BuddyOutcome {
        let owner = draft.session.userID
        if draft.isFirst { _ = try transaction.sessions.insert(draft.session) }
        let source = try draft.userMessage.flatMap { try transaction.messages.append($0, owner: owner) }
        _ = try transaction.messages.append(draft.reply, owner: owner)
        var session = draft.session
        // What was forgotten while the turn was worked out may be in the agent's state: it is built anew.
        if try transaction.memories.hasForgotten(since: draft.began, owner: owner) {
            session.engineState = nil
        }
        guard try transaction.sessions.update(session) != nil else {
            throw ProtocolError(.sessionNotFound)
        }
        if draft.outcome.settledLevel.isCrisis { try tell(draft.outcome, owner: owner, in: transaction) }
        guard try transaction.reading.users.keepsData(owner) else { return draft.outcome }
        if try MemoryPolicy.keep(draft.memories, owner: owner, source: source?.id, in: transaction) {
            try transaction.sessions.dropEngineStates(owner: owner, except: session.id)
        }
        return draft.outcome
    }

    /// Tells of danger: that there was some and how grave, never a word of it.
    private func tell(_ outcome: BuddyOutcome, owner: UUIDv7, in transaction: Transaction) throws {
        try transaction.announce(
            .sessionCrisis, about: owner,
            [
                "session_id": .string(outcome.sessionID.description),
                "level": .string(outcome.level.rawValue),
                "resources_shown": .bool(outcome.resourcesShown),
            ])
    }

    func save(_ draft: BuddyTurnDraft, as topic: EventTopic, receipt: Receipt<BuddyOutcome>) async throws
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
