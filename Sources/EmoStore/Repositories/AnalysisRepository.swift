// Analyses of speech. Every question names the owner, so that nobody's row is found by anybody else.

/// The analyses, within a transaction.
public struct AnalysisRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// The owner's analysis of that identifier; nil when there is none or it is somebody else's.
    public func find(_ id: UUIDv7, owner: UUIDv7) throws -> SpeechAnalysis? {
        try context.connection.first(
            "SELECT \(SpeechAnalysis.columns) FROM speech_analyses WHERE id = ? AND user_id = ?",
            [SQLValue(id), SQLValue(owner)]
        ) { try SpeechAnalysis($0, context) }
    }

    /// The owner's analyses, newest first.
    public func list(owner: UUIDv7, _ page: PageRequest = PageRequest()) throws -> Page<SpeechAnalysis> {
        let rows = try context.connection.all(
            """
            SELECT \(SpeechAnalysis.columns) FROM speech_analyses
            WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?
            """, [SQLValue(owner), page.bound, SQLValue(page.limit + 1)]
        ) { try SpeechAnalysis($0, context) }
        return Page(rows: rows, limit: page.limit, id: \.id)
    }

    /// The voices of the owner's newest analyses that have one, newest first.
    public func voices(owner: UUIDv7, limit: Int) throws -> [[LabelScore]] {
        try context.connection.all(
            """
            SELECT voice_stress_indicators FROM speech_analyses
            WHERE user_id = ? AND voice_stress_indicators <> '[]' ORDER BY id DESC LIMIT ?
            """, [SQLValue(owner), SQLValue(limit)]
        ) { try $0.list(0, of: LabelScore.self) }
    }

    /// When the owner's first analysis since a moment was made; nil when there is none.
    public func first(owner: UUIDv7, since time: Timestamp) throws -> Timestamp? {
        try context.connection.first(
            """
            SELECT created_at FROM speech_analyses WHERE user_id = ? AND created_at >= ?
            ORDER BY created_at LIMIT 1
            """, [SQLValue(owner), SQLValue(time)]
        ) { try $0.time(0) }
    }

    /// The owner's analyses made in a span of time (`start` included, `end` not), oldest first.
    public func list(owner: UUIDv7, from start: Timestamp, to end: Timestamp, limit: Int) throws
        -> [SpeechAnalysis]
    {
        try context.connection.all(
            """
            SELECT \(SpeechAnalysis.columns) FROM speech_analyses
            WHERE user_id = ? AND created_at >= ? AND created_at < ? ORDER BY id LIMIT ?
            """, [SQLValue(owner), SQLValue(start), SQLValue(end), SQLValue(limit)]
        ) { try SpeechAnalysis($0, context) }
    }
}

extension AnalysisRepository where Access == ReadWrite {
    /// Stores an analysis.
    ///
    /// - Returns: the analysis as stored, with the time of this transaction.
    @discardableResult
    public func insert(_ analysis: SpeechAnalysis) throws -> SpeechAnalysis {
        func sealed(_ text: String?, _ column: String) throws -> SQLValue {
            try context.seal(text, SpeechAnalysis.location(analysis.userID, analysis.id, column))
        }
        try context.connection.run(
            """
            INSERT INTO speech_analyses (\(SpeechAnalysis.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(analysis.id), SQLValue(context.now), SQLValue(analysis.userID),
                SQLValue(analysis.sessionID), .real(analysis.audioDurationSeconds),
                SQLValue(analysis.audioFormat),
                SQLValue(analysis.sampleRate), SQLValue(analysis.language),
                try sealed(analysis.transcribedText, "transcribed_text"),
                try sealed(analysis.segmentsJSON, "segments"), SQLValue(analysis.transcriptionConfidence),
                SQLValue(analysis.sentiment), SQLValue(analysis.sentimentScore),
                SQLValue(analysis.dominantEmotion),
                try .list(analysis.emotionScores), try .list(analysis.labels), SQLValue(analysis.mentalState),
                SQLValue(analysis.speakingRate), SQLValue(analysis.pauseCount),
                try .list(analysis.voiceStressIndicators), SQLValue(analysis.processingTimeMilliseconds),
                SQLValue(analysis.analysisModelVersion), try .list(analysis.degraded),
                try sealed(analysis.rawAnalysisJSON, "raw_analysis_data"),
            ])
        var stored = analysis
        stored.createdAt = context.now
        return stored
    }

    /// Deletes the owner's analysis.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func delete(_ id: UUIDv7, owner: UUIDv7) throws -> Bool {
        try context.connection.run(
            "DELETE FROM speech_analyses WHERE id = ? AND user_id = ?", [SQLValue(id), SQLValue(owner)]) > 0
    }

    /// Deletes analyses stored before a moment, as the retention policy asks.
    ///
    /// - Returns: how many, at most `limit`.
    public func deleteAll(before time: Timestamp, limit: Int) throws -> Int {
        try context.connection.run(
            """
            DELETE FROM speech_analyses WHERE id IN
                (SELECT id FROM speech_analyses WHERE created_at < ? ORDER BY created_at LIMIT ?)
            """, [SQLValue(time), SQLValue(limit)])
    }
}
