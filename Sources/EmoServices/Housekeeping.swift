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
    /// How long tokens are listed after they have expired: 30 days.
    static let tokenMilliseconds: Int64 = 30 * 86_400_000
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

    /// Replies kept for idempotency keys, and events, go when their time is over.
    private func removeExpired() async throws {
        let milliseconds = Int64(eventRetention.days) * 86_400_000
        try await store.write { [eventRetention] transaction in
            _ = try transaction.idempotency.removeExpired(limit: 1_000)
            _ = try transaction.events.trim(
                before: transaction.now.adding(milliseconds: -milliseconds), keeping: eventRetention.count,
                limit: 1_000)
            let old = transaction.now.adding(milliseconds: -Self.tokenMilliseconds)
            try transaction.tokens.deleteAll(expiredBefore: old)
            try transaction.logins.deleteAll(expiredBefore: old)
            guard let retentionDays else { return }
            let limit = transaction.now.adding(milliseconds: -Int64(retentionDays) * 86_400_000)
            _ = try transaction.analyses.deleteAll(before: limit, limit: 1_000)
            _ = try transaction.sessions.deleteAll(inactiveSince: limit, limit: 1_000)
        }
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
