// What is done by the clock: sessions that nobody goes on with are ended with a summary, as if the user had said good-bye; what has
// expired is removed. What cannot be done now is tried again with the next round.
import EmoProtocol
import EmoStore
import Logging
import NIOCore

/// What is done by the clock.
public struct Housekeeping: Sendable {
    /// How often it looks.
    static let interval = Duration.seconds(60)
    /// Milliseconds of a day.
    private static let day: Int64 = 86_400_000
    /// How long tokens are listed after they have expired: 30 days.
    static let tokenMilliseconds: Int64 = 30 * day
    /// Small rows removed in one commit.
    static let rowsAtOnce = 1_000
    /// Sessions, with all that was said in them, and analyses removed in one commit.
    static let sessionsAtOnce = 50
    /// Sessions ended in one round.
    static let perRound = 20

    let store: Store
    let buddy: BuddyService
    let users: UserService
    let keys: SigningKeys
    let events: EventService
    let uploads: UploadTable
    /// A session idle so long is ended.
    let idleMilliseconds: Int64
    /// What is older than so many days is removed; nothing when nil.
    let retentionDays: Int?
    let eventRetention: EventRetention
    let logger: Logger

    /// Looks once a minute, until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do {
                try await users.finishErasures()
                try await endIdleSessions()
                try await removeExpired()
                try await keys.retireUnused()
                await events.dismissStrangers()
                uploads.removeIdle()
            } catch is CancellationError {
                return
            } catch {
                logger.warning(
                    "housekeeping waits", metadata: ["code": "\(ProtocolError(mapping: error).code)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Replies kept for idempotency keys, events, and what the retention policy names go when their time is over: a little in each
    /// commit, so that no one else's write waits long, until nothing is left.
    private func removeExpired() async throws {
        while try await store.write({ try removePart($0) }) {}
    }

    /// Removes some of what has expired; true when there may be more.
    private func removePart(_ transaction: Transaction) throws -> Bool {
        func before(_ milliseconds: Int64) -> Timestamp {
            transaction.now.adding(milliseconds: -milliseconds)
        }
        let replies = try transaction.idempotency.removeExpired(limit: Self.rowsAtOnce)
        let trimmed = try transaction.events.trim(
            before: before(Int64(eventRetention.days) * Self.day), keeping: eventRetention.count,
            limit: Self.rowsAtOnce)
        try transaction.tokens.deleteAll(expiredBefore: before(Self.tokenMilliseconds))
        try transaction.logins.deleteAll(expiredBefore: before(Self.tokenMilliseconds))
        var isPart = replies == Self.rowsAtOnce || trimmed == Self.rowsAtOnce
        if let retentionDays {
            let limit = before(Int64(retentionDays) * Self.day)
            let analyses = try transaction.analyses.deleteAll(before: limit, limit: Self.sessionsAtOnce)
            let sessions = try transaction.sessions.deleteAll(
                inactiveSince: limit, limit: Self.sessionsAtOnce)
            isPart = isPart || analyses == Self.sessionsAtOnce || sessions == Self.sessionsAtOnce
        }
        return isPart
    }

    private func endIdleSessions() async throws {
        let limit = Timestamp.now().adding(milliseconds: -idleMilliseconds)
        for session in try await store.read({ try $0.sessions.idle(since: limit, limit: Self.perRound) }) {
            do {
                _ = try await buddy.end(
                    session.id, owner: session.owner, deadline: .now() + .seconds(60), receipt: nil)
                logger.info("idle session ended", metadata: ["session": "\(session.id)"])
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // Its user was faster, or it fails for a reason of its own: the others are not to wait for it.
                logger.info(
                    "idle session not ended",
                    metadata: ["session": "\(session.id)", "code": "\(ProtocolError(mapping: error).code)"])
            }
        }
    }
}
