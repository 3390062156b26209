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
    let composer: TurnComposer
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
        let language = analysis?.language
        let draft = try await prepare(
            text: text, feeling: { try await feeling(of: text, language: language, deadline: deadline) },
            fromVoice: analysis != nil, isOpening: true, in: session, deadline: deadline)
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
                let draft = try await prepare(
                    text: text, feeling: { try await feeling(of: text, language: nil, deadline: deadline) },
                    fromVoice: false, in: session, deadline: deadline, onDelta: onDelta)
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

    /// The emotion of what was said; nil without words, and when no engine can read it.
    private func feeling(of text: String, language: String?, deadline: NIODeadline) async throws
        -> EmotionReading?
    {
        guard !text.isEmpty else { return nil }
        return try await emotions.analyzeIfPossible(text, language: language, deadline: deadline)
    }

    /// Ends a session with a summary.
    /// - Parameters:
    ///   - ratings: how it was, in the user's judgement.
    ///   - receipt: nil when the daemon ends it by itself.
    func end(
        _ sessionID: UUIDv7, owner: UUIDv7, ratings: SessionRatings = SessionRatings(), deadline: NIODeadline,
        receipt: Receipt<SessionEnding>?
    ) async throws -> SessionEnding {
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
            // Nobody goes on with it: what the agent kept of the user is not needed any more.
            session.engineState = nil
            ratings.apply(to: &session)
            try await note(trendOf: &session)
            let ending = SessionEnding(session: session, degraded: degraded)
            let stored = try await store.write { transaction in
                guard let stored = try transaction.sessions.update(ending.session) else {
                    throw ProtocolError(.sessionNotFound)
                }
                try transaction.announce(
                    .sessionEnded, about: owner, ["session_id": .string(stored.id.description)])
                let ending = SessionEnding(session: stored, degraded: ending.degraded)
                let keepsData = try transaction.reading.users.keepsData(owner)
                if !keepsData { try transaction.sessions.deleteWithAnalyses(stored.id, owner: owner) }
                try receipt?.settle(ending, in: transaction, keepsReply: keepsData)
                return ending
            }
            engines.closeConversation(sessionID.description)
            return stored
        }
    }

    /// Looks how the last three sessions went; where it has become harder, the next step is people.
    private func note(trendOf session: inout BuddySession) async throws {
        let (owner, id) = (session.userID, session.id)
        let courses = try await store.read {
            try $0.messages.courses(owner: owner, ending: id, limit: SessionTrend.sessionCount)
        }
        guard let trend = SessionTrend(newestFirst: courses.map(SessionTrend.Course.init)) else { return }
        session.improvementIndicators = [trend.rawValue]
        if trend == .worsening { session.nextSessionRecommendations.insert(SessionTrend.reachOut, at: 0) }
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

    /// What the engine must know of the session and its user.
    func conversation(of session: BuddySession) async throws -> Conversation {
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

    func history(of session: BuddySession) async throws -> [ConversationMessage] {
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
