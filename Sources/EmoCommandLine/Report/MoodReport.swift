// What a span of days came to, made of what emod counts: numbers only, no word that anybody said.
import EmoProtocol

/// The report of a span of days that ends today.
public struct MoodReport: Sendable {
    /// A day or a week.
    public struct Piece: Sendable, Equatable {
        /// Its first day.
        public let start: CalendarDay
        /// Recordings in it; nil where fewer than five people stand behind them.
        public let recordings: Int64?
        /// Their mean sentiment, −1 negative … 1 positive; nil where nothing was found.
        public let mood: Double?
    }

    /// How often something was found.
    public struct Count: Sendable, Equatable {
        /// The label as emod stores it: `HAPPY`.
        public let label: String
        /// How many recordings.
        public let count: Int64
    }

    /// Days with a recording, one after the other.
    public struct Streak: Sendable, Equatable {
        /// Those up to today, or to yesterday while today has none yet.
        public let current: Int
        /// The most in the span.
        public let longest: Int
    }

    /// Whether it is about all who share their analyses.
    public let isGroup: Bool
    /// The first day and the last.
    public let first, last: CalendarDay
    /// Days of a piece: 1 or 7.
    public let pieceLength: Int
    /// Every piece of the span, those without a recording too, oldest first.
    public let pieces: [Piece]
    /// Nil for a group.
    public let streak: Streak?
    /// What was counted, most frequent first.
    public let emotions, mentalStates, sentiments: [Count]
    /// Totals of the span.
    public let recordings, sessions, users: Int64
    /// Seconds of speech.
    public let audioSeconds: Double
    /// The mean sentiment, −1…1; nil where nothing was found.
    public let mood: Double?

    /// Reads the results of one span.
    /// - Parameters:
    ///   - summary: of `analytics.summary`.
    ///   - trend: of `analytics.trend`, in pieces of `pieceLength` days.
    ///   - days: of `analytics.trend` in days, for the streak; nil for a group.
    /// - Returns: nil where emod did not tell the span.
    public init?(summary: JSONValue, trend: JSONValue, pieceLength: Int, days: JSONValue?) {
        guard let first = summary["from"]?.string.flatMap(CalendarDay.init),
            let end = summary["to"]?.string.flatMap(CalendarDay.init), end > first
        else { return nil }
        isGroup = summary["scope"]?.string == "everyone"
        (self.first, last) = (first, end + -1)
        self.pieceLength = pieceLength
        pieces = Self.pieces(trend, from: first, to: end, length: pieceLength)
        streak = days.map { Self.streak($0, last: end + -1) }
        emotions = Self.counts(summary, "emotions")
        mentalStates = Self.counts(summary, "mental_states")
        sentiments = Self.counts(summary, "sentiments")
        recordings = summary["analyses"]?.integer ?? 0
        sessions = summary["sessions"]?.integer ?? 0
        users = summary["users"]?.integer ?? 0
        audioSeconds = summary["audio_seconds"]?.number ?? 0
        mood = summary["mean_sentiment_score"]?.number
    }

    private static func pieces(
        _ trend: JSONValue, from first: CalendarDay, to end: CalendarDay, length: Int
    ) -> [Piece] {
        var told: [CalendarDay: JSONValue] = [:]
        for item in trend["items"]?.array ?? [] {
            if let start = item["start"]?.string.flatMap(CalendarDay.init) { told[start] = item }
        }
        return stride(from: first.number, to: end.number, by: length).map { number in
            let start = CalendarDay(number: number)
            guard let item = told[start] else { return Piece(start: start, recordings: 0, mood: nil) }
            return Piece(
                start: start, recordings: item["analyses"]?.integer,
                mood: item["mean_sentiment_score"]?.number)
        }
    }

    private static func streak(_ days: JSONValue, last: CalendarDay) -> Streak {
        let spoken = Set(
            (days["items"]?.array ?? []).filter { ($0["analyses"]?.integer ?? 0) > 0 }.compactMap {
                $0["start"]?.string.flatMap(CalendarDay.init)
            })
        func length(upTo day: CalendarDay) -> Int {
            var count = 0
            while spoken.contains(day + -count) { count += 1 }
            return count
        }
        let current = max(length(upTo: last), length(upTo: last + -1))
        return Streak(current: current, longest: spoken.map(length).max() ?? 0)
    }

    private static func counts(_ summary: JSONValue, _ key: String) -> [Count] {
        (summary[key]?.array ?? []).compactMap { item in
            guard let label = item["label"]?.string, let count = item["count"]?.integer else { return nil }
            return Count(label: label, count: count)
        }
    }
}

// MARK: In words

extension MoodReport {
    /// Whose it is and of when.
    public var title: String {
        "\(isGroup ? "Everyone's" : "Your") last \(Amount.count(Int64(last - first + 1), "day"))"
    }

    /// The span, and how its days are counted.
    public var span: String { "\(first.long) to \(last.long), days in UTC" }

    /// The totals as names and texts.
    public var facts: [(name: String, text: String)] {
        let speech = Amount.duration(milliseconds: Int64(audioSeconds * 1_000))
        var facts: [(name: String, text: String)] = []
        if isGroup { facts.append(("People", "\(users) who share their analyses")) }
        facts.append(("Recordings", recordings == 0 ? "none" : "\(recordings), \(speech) of speech"))
        facts.append(("Sessions", sessions == 0 ? "none" : "\(sessions) with EmoBuddy"))
        if let mood {
            facts.append(("Mood", "\(Amount.signed(mood, 2)) on average, from -1 negative to +1 positive"))
        }
        if let streak, streak.longest > 0 {
            facts.append(
                (
                    "Streak",
                    "\(Amount.count(Int64(streak.current), "day")) with a recording up to now, the longest \(streak.longest)"
                ))
        }
        return facts
    }

    /// What the chart of its pieces shows.
    var chartTitle: String { pieceLength == 1 ? "Mood, day by day" : "Mood, week by week" }
}
