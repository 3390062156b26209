// analytics.* on the wire: one's own numbers, or those of all who share their analyses. A group smaller than five people
// is refused whole; a label or a day that fewer than five stand behind is left out. Spans of a group are a few fixed ones
// of whole days, so that one person cannot be cut out by asking for two spans that differ a little.
import EmoAuth
import EmoProtocol
import EmoStore

struct AnalyticsHarness: Harness {
    /// The people that must stand behind each number of a group.
    static let leastUsers = 5
    private static let groupDays = [7, 30, 90, 365]
    private static let dayMilliseconds: Int64 = 86_400_000

    let store: Store

    var operations: [String: Operation] { ["analytics.summary": summary, "analytics.trend": trend] }

    private func summary(_ call: Call) async throws -> JSONValue {
        let span = try Self.span(call)
        let found = try await store.read {
            try Self.checkGroup(span, $0)
            return try $0.statistics.summary(span.scope, from: span.start, to: span.end)
        }
        var out = span.json
        out["users"] = .integer(Int64(found.users))
        out["analyses"] = .integer(Int64(found.analyses))
        out["audio_seconds"] = .rounded(found.audioSeconds, places: 1)
        out["sessions"] = .integer(Int64(found.sessions))
        out["mean_sentiment_score"] = .rounded(found.meanSentimentScore)
        out["sentiments"] = Self.json(found.sentiments)
        out["emotions"] = Self.json(found.emotions)
        out["mental_states"] = Self.json(found.mentalStates)
        return .object(out)
    }

    private func trend(_ call: Call) async throws -> JSONValue {
        let span = try Self.span(call)
        let length = Self.dayMilliseconds * (call.parameters.text("piece") == "week" ? 7 : 1)
        let found = try await store.read {
            try Self.checkGroup(span, $0)
            return try $0.statistics.trend(span.scope, from: span.start, to: span.end, length: length)
        }
        var out = span.json
        out["items"] = .array(
            found.map {
                [
                    "start": .string($0.start.rfc3339), "analyses": JSONValue($0.analyses),
                    "mean_sentiment_score": .rounded($0.meanSentimentScore),
                ]
            })
        return .object(out)
    }

    private struct Span: Sendable {
        var scope: StatisticsScope
        var start: Timestamp
        var end: Timestamp

        var isGroup: Bool { if case .sharing = scope { true } else { false } }

        var json: JSONObject {
            [
                "scope": isGroup ? "everyone" : "own", "from": .string(start.rfc3339),
                "to": .string(end.rfc3339),
            ]
        }
    }

    /// Whole days in UTC, the last of which is today.
    private static func span(_ call: Call) throws -> Span {
        let days = call.parameters.integer("days") ?? 30
        let today = Timestamp.now().millisecondsSince1970 / dayMilliseconds
        let end = Timestamp(millisecondsSince1970: (today + 1) * dayMilliseconds)
        let start = end.adding(milliseconds: -Int64(days) * dayMilliseconds)
        guard call.parameters.text("scope") == "everyone" else {
            return Span(scope: .user(try call.caller.user()), start: start, end: end)
        }
        guard let role = call.caller.identity.role, [.manager, .analyst, .admin].contains(role),
            call.caller.onBehalfOf == nil
        else {
            throw AuthError(
                .scope, "Numbers over everyone are for managers, analysts and administrators.",
                hint: "Ask for your own with the scope own.")
        }
        guard groupDays.contains(days) else {
            throw ProtocolError(.outOfRange, "params.days must be 7, 30, 90 or 365 for everyone")
        }
        return Span(scope: .sharing(leastUsers: leastUsers), start: start, end: end)
    }

    private static func checkGroup(_ span: Span, _ transaction: ReadTransaction) throws {
        guard span.isGroup else { return }
        let users = try transaction.statistics.summary(span.scope, from: span.start, to: span.end).users
        guard users >= leastUsers else { throw ProtocolError(.groupTooSmall) }
    }

    private static func json(_ labels: [LabelCount]) -> JSONValue {
        .array(labels.map { ["label": .string($0.label), "count": .integer(Int64($0.count))] })
    }
}
