// EmoBuddy sessions. Every question names the owner; the counters of a session are kept by its messages.

import EmoAuth

/// The sessions, within a transaction.
public struct SessionRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The owner's session of that identifier; nil when there is none or it is somebody else's.
    public func find(_ id: UUIDv7, owner: UUIDv7) throws -> BuddySession? {
        try context.connection.first(
            "SELECT \(BuddySession.columns) FROM emo_buddy_sessions WHERE id = ? AND user_id = ?",
            [SQLValue(id), SQLValue(owner)]
        ) { try BuddySession($0, context) }
    }

    /// The owner's sessions, newest first.
    public func list(owner: UUIDv7, _ page: PageRequest = PageRequest()) throws -> Page<BuddySession> {
        let rows = try context.connection.all(
            """
            SELECT \(BuddySession.columns) FROM emo_buddy_sessions
            WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?
            """, [SQLValue(owner), page.bound, SQLValue(page.limit + 1)]
        ) { try BuddySession($0, context) }
        return Page(rows: rows, limit: page.limit, id: \.id)
    }

    /// The owner's session that was begun next after another one; the first when there is none given.
    public func next(after id: UUIDv7?, owner: UUIDv7) throws -> UUIDv7? {
        try context.connection.first(
            "SELECT id FROM emo_buddy_sessions WHERE user_id = ? AND id > ? ORDER BY id LIMIT 1",
            [SQLValue(owner), SQLValue(id?.description ?? "")]
        ) { try $0.id(0) }
    }

    /// The owner's sessions that have not ended.
    public func openIDs(owner: UUIDv7) throws -> [UUIDv7] {
        try context.connection.all(
            "SELECT id FROM emo_buddy_sessions WHERE user_id = ? AND session_end IS NULL", [SQLValue(owner)]
        ) { try $0.id(0) }
    }
}

extension SessionRepository where Access == ReadWrite {
    /// Stores a new session.
    @discardableResult
    public func insert(_ session: BuddySession) throws -> BuddySession {
        try context.connection.run(
            """
            INSERT INTO emo_buddy_sessions (id, created_at, user_id, session_start, last_activity_at,
                techniques_used, crisis_flags)
            VALUES (?, ?, ?, ?, ?, '[]', '[]')
            """,
            [
                SQLValue(session.id), SQLValue(context.now), SQLValue(session.userID),
                SQLValue(session.start),
                SQLValue(session.start),
            ])
        try write(session)
        var stored = session
        stored.createdAt = context.now
        return stored
    }

    /// Stores all that may change of a session; counters and the time of the last activity are not touched.
    ///
    /// - Returns: the session as stored, nil when the owner has no such session.
    @discardableResult
    public func update(_ session: BuddySession) throws -> BuddySession? {
        try write(session) ? find(session.id, owner: session.userID) : nil
    }

    /// Drops what engines keep of the owner's sessions: they build it anew from what is stored.
    ///
    /// - Parameter session: its state stays.
    public func dropEngineStates(owner: UUIDv7, except session: UUIDv7? = nil) throws {
        try context.connection.run(
            """
            UPDATE emo_buddy_sessions SET engine_state = NULL
            WHERE user_id = ? AND engine_state IS NOT NULL AND id IS NOT ?
            """, [SQLValue(owner), SQLValue(session)])
    }

    /// Gives a session another name, or none.
    ///
    /// - Returns: whether the owner has such a session.
    @discardableResult
    public func rename(_ id: UUIDv7, owner: UUIDv7, title: String?) throws -> Bool {
        try context.connection.run(
            "UPDATE emo_buddy_sessions SET title = ? WHERE id = ? AND user_id = ?",
            [
                try context.seal(title, BuddySession.location(owner, id, "title")), SQLValue(id),
                SQLValue(owner),
            ]) > 0
    }

    /// Deletes a session with its messages.
    ///
    /// - Returns: whether the owner had such a session.
    @discardableResult
    public func delete(_ id: UUIDv7, owner: UUIDv7) throws -> Bool {
        try context.connection.run(
            "DELETE FROM emo_buddy_sessions WHERE id = ? AND user_id = ?", [SQLValue(id), SQLValue(owner)])
            > 0
    }

    /// Deletes a session with its messages and its analyses, for a user who does not want them kept.
    public func deleteWithAnalyses(_ id: UUIDv7, owner: UUIDv7) throws {
        try context.connection.run(
            "DELETE FROM speech_analyses WHERE session_id = ? AND user_id = ?",
            [SQLValue(id), SQLValue(owner)])
        try delete(id, owner: owner)
    }

    /// Deletes sessions in which nothing was said since a moment, as the retention policy asks.
    ///
    /// - Returns: how many, at most `limit`.
    public func deleteAll(inactiveSince time: Timestamp, limit: Int) throws -> Int {
        try context.connection.run(
            """
            DELETE FROM emo_buddy_sessions WHERE id IN
                (SELECT id FROM emo_buddy_sessions WHERE last_activity_at < ?
                ORDER BY last_activity_at LIMIT ?)
            """, [SQLValue(time), SQLValue(limit)])
    }

    /// Whether there is such a session to write.
    @discardableResult
    private func write(_ session: BuddySession) throws -> Bool {
        func place(_ column: String) -> TextLocation {
            BuddySession.location(session.userID, session.id, column)
        }
        func sealed(_ list: [String], _ column: String) throws -> SQLValue {
            list.isEmpty ? .null : try context.seal(JSONText.encode(list), place(column))
        }
        func sealed(_ bytes: [UInt8]?, _ column: String) throws -> SQLValue {
            try bytes.map { .blob(try context.seal($0, place(column))) } ?? .null
        }
        /// The column is text since before it was sealed.
        func sealedPersona() throws -> SQLValue {
            guard let persona = session.persona else { return .null }
            return .text(Base64URL.encode(try context.seal(Array(persona.utf8), place("persona"))))
        }
        return try context.connection.run(
            """
            UPDATE emo_buddy_sessions SET analysis_id = ?, session_start = ?, session_end = ?, locale = ?,
                persona = ?, techniques_used = ?, crisis_flags = ?, therapeutic_goals = ?,
                session_summary = ?, improvement_indicators = ?, next_session_recommendations = ?,
                user_satisfaction_score = ?, therapeutic_alliance_score = ?, engine_id = ?,
                engine_version = ?, risk_state = ?, engine_state = ?
            WHERE id = ? AND user_id = ?
            """,
            [
                SQLValue(session.analysisID), SQLValue(session.start), SQLValue(session.end),
                SQLValue(session.locale), try sealedPersona(),
                try .list(session.techniquesUsed),
                try .list(session.crisisFlags), try sealed(session.therapeuticGoals, "therapeutic_goals"),
                try context.seal(session.summary, place("session_summary")),
                try sealed(session.improvementIndicators, "improvement_indicators"),
                try sealed(session.nextSessionRecommendations, "next_session_recommendations"),
                SQLValue(session.userSatisfactionScore), SQLValue(session.therapeuticAllianceScore),
                SQLValue(session.engineID), SQLValue(session.engineVersion),
                try sealed(session.riskState, "risk_state"), try sealed(session.engineState, "engine_state"),
                SQLValue(session.id), SQLValue(session.userID),
            ]) > 0
    }
}
