// Writes what happens to engines into the durable events, in order: supervision tells, and does not wait.
// Invariant: a bounded queue between them; when it is full or the store fails, events are lost and the log says how many,
// and the engines go on.
import EmoProtocol
import EmoStore
import EmoSupervision
import Logging

/// Records the life of engines as events of the installation.
public struct EngineEventRecorder: Sendable {
    /// Notices that may wait to be written.
    static let limit = 1_024

    private let notices: AsyncStream<EngineNotice>
    private let continuation: AsyncStream<EngineNotice>.Continuation
    private let logger: Logger

    /// Makes a recorder; nothing is written before ``run(store:)``.
    public init(logger: Logger) {
        (notices, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.limit))
        self.logger = logger
    }

    /// Takes a notice; never waits.
    public func take(_ notice: EngineNotice) {
        if case .dropped = continuation.yield(notice) {
            logger.warning("event of an engine lost: too many at once")
        }
    }

    /// Writes until ``finish()``, or until the task is cancelled.
    public func run(store: Store) async {
        for await notice in notices {
            let (topic, data) = Self.event(notice)
            do {
                try await store.write { try $0.announce(topic, about: nil, data) }
            } catch {
                logger.warning(
                    "event of an engine lost",
                    metadata: ["topic": "\(topic.name)", "code": "\(ProtocolError(mapping: error).code)"])
            }
        }
    }

    /// No more is taken; ``run(store:)`` returns when what was taken is written.
    public func finish() { continuation.finish() }

    private static func event(_ notice: EngineNotice) -> (EventTopic, JSONObject) {
        switch notice {
        case .transition(let change):
            return (
                .engineState,
                [
                    "engine": .string(change.id), "kind": .string(change.kind.rawValue),
                    "version": .string(change.version), "role": .string(change.role.rawValue),
                    "from": .string(change.from.rawValue), "to": .string(change.to.rawValue),
                    "code": JSONValue(change.reason?.code.rawValue),
                    "reason": JSONValue(change.reason?.message),
                ]
            )
        case .upgrade(let id, let kind, let upgrade):
            return (
                .engineUpgrade,
                [
                    "engine": .string(id), "kind": .string(kind.rawValue),
                    "phase": .string(upgrade.phase.rawValue),
                    "from_version": .string(upgrade.fromVersion), "to_version": .string(upgrade.toVersion),
                    "reason": JSONValue(upgrade.reason?.message),
                ]
            )
        }
    }
}
