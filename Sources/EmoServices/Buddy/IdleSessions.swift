// Ends sessions that nobody goes on with: with a summary, as if the user had said good-bye, and nothing lost. A session that cannot be
// ended now is tried again with the next round.
import EmoProtocol
import EmoStore
import Logging
import NIOCore

/// Looks after idle sessions.
public struct IdleSessions: Sendable {
    /// How often it looks.
    static let interval = Duration.seconds(60)
    /// Sessions ended in one round.
    static let perRound = 20

    let store: Store
    let buddy: BuddyService
    /// A session idle so long is ended.
    let idleMilliseconds: Int64
    let logger: Logger

    /// Looks once a minute, until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do {
                try await endIdleSessions()
            } catch is CancellationError {
                return
            } catch {
                logger.warning(
                    "idle sessions wait", metadata: ["code": "\(ProtocolError(mapping: error).code)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    private func endIdleSessions() async throws {
        let limit = Timestamp.now().adding(milliseconds: -idleMilliseconds)
        for session in try await store.read({ try $0.sessions.idle(since: limit, limit: Self.perRound) }) {
            do {
                _ = try await buddy.end(
                    session.id, owner: session.owner, deadline: .now() + .seconds(60), receipt: nil)
                logger.info("idle session ended", metadata: ["session": "\(session.id)"])
            } catch let error as ProtocolError where error.code == ErrorCode.sessionEnded.name {
                continue  // its user was faster
            }
        }
    }
}
