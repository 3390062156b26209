// Counts and means over the columns that are not sealed. Nothing here opens a text, and nothing of a group appears
// that fewer users stand behind than asked for.

/// The statistics, within a transaction.
public struct StatisticsRepository<Access: StoreAccess> {
    let context: TransactionContext

    /// Sums a span of time up (`start` included, `end` not).
    public func summary(_ scope: StatisticsScope, from start: Timestamp, to end: Timestamp) throws
        -> UsageSummary
    {
        let whose = Whose(scope)
        let span = [SQLValue(start), SQLValue(end)]
        let totals = try context.connection.first(
            """
            SELECT count(DISTINCT user_id), count(*), total(audio_duration_seconds), avg(sentiment_score)
            FROM speech_analyses WHERE \(whose.condition) AND created_at >= ? AND created_at < ?
            """, whose.values + span
        ) {
            (
                users: try $0.int(0), analyses: try $0.int(1), seconds: try $0.real(2),
                mean: try $0.optional(3, $0.real)
            )
        }
        let sessions = try context.connection.first(
            """
            SELECT count(*) FROM emo_buddy_sessions
            WHERE \(whose.condition) AND session_start >= ? AND session_start < ?
            HAVING count(DISTINCT user_id) >= ?
            """, whose.values + span + [SQLValue(whose.leastUsers)]
        ) { try $0.int(0) }
        return UsageSummary(
            users: totals?.users ?? 0, analyses: totals?.analyses ?? 0, audioSeconds: totals?.seconds ?? 0,
            meanSentimentScore: totals?.mean, sessions: sessions ?? 0,
            sentiments: try labels("sentiment", whose, span),
            emotions: try labels("dominant_emotion", whose, span),
            mentalStates: try labels("mental_state", whose, span))
    }

    /// Sums equal pieces of a span up, oldest first; pieces without an analysis are left out.
    ///
    /// - Parameter length: of a piece, in milliseconds.
    public func trend(_ scope: StatisticsScope, from start: Timestamp, to end: Timestamp, length: Int64)
        throws
        -> [UsagePoint]
    {
        let whose = Whose(scope)
        return try context.connection.all(
            """
            SELECT (created_at - ?) / ? AS piece, count(*), avg(sentiment_score), count(DISTINCT user_id)
            FROM speech_analyses WHERE \(whose.condition) AND created_at >= ? AND created_at < ?
            GROUP BY piece ORDER BY piece
            """,
            [SQLValue(start), SQLValue(length)] + whose.values + [SQLValue(start), SQLValue(end)]
        ) { row in
            let isShown = try row.int(3) >= whose.leastUsers
            return UsagePoint(
                start: start.adding(milliseconds: try row.integer(0) * length),
                analyses: isShown ? try row.int(1) : nil,
                meanSentimentScore: isShown ? try row.optional(2, row.real) : nil)
        }
    }

    private func labels(_ column: String, _ whose: Whose, _ span: [SQLValue]) throws -> [LabelCount] {
        try context.connection.all(
            """
            SELECT \(column), count(*) AS number FROM speech_analyses
            WHERE \(whose.condition) AND created_at >= ? AND created_at < ? AND \(column) IS NOT NULL
            GROUP BY \(column) HAVING count(DISTINCT user_id) >= ? ORDER BY number DESC, \(column)
            """, whose.values + span + [SQLValue(whose.leastUsers)]
        ) { LabelCount(label: try $0.text(0), count: try $0.int(1)) }
    }

    /// The condition on rows that belong to a scope.
    private struct Whose {
        let condition: String
        let values: [SQLValue]
        let leastUsers: Int

        init(_ scope: StatisticsScope) {
            switch scope {
            case .user(let id): (condition, values, leastUsers) = ("user_id = ?", [SQLValue(id)], 1)
            case .sharing(let least):
                condition = """
                    user_id IN (SELECT id FROM users
                        WHERE allow_analysis_sharing = 1 AND disabled_at IS NULL)
                    """
                (values, leastUsers) = ([], least)
            }
        }
    }
}
