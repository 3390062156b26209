// How the services have the configuration read again, which is the daemon's to do: they are told how once the daemon stands.
import EmoProtocol
import Synchronization

/// What reading the configuration again has brought.
public struct ReloadOutcome: Sendable, Equatable {
    /// Keys whose new values are in force.
    public var applied: [String]
    /// Keys whose new values need a restart.
    public var needingRestart: [String]

    /// Makes an outcome.
    public init(applied: [String], needingRestart: [String]) {
        self.applied = applied
        self.needingRestart = needingRestart
    }
}

/// Told to the services once the daemon is there that does it.
public final class ReloadHook: Sendable {
    /// Reads the configuration again.
    public typealias Action = @Sendable () async throws(ProtocolError) -> ReloadOutcome

    /// In a structure of its own, as decision 0019 says.
    private struct Reading {
        let perform: Action
    }

    private let reading = Mutex<Reading?>(nil)

    init() {}

    /// Says how it is done.
    public func provide(_ action: @escaping Action) { reading.withLock { $0 = Reading(perform: action) } }

    /// Does it.
    /// - Throws: `config.refused`, with what is wrong; `internal` before anybody has said how.
    func perform() async throws(ProtocolError) -> ReloadOutcome {
        guard let reading = reading.withLock({ $0 }) else { throw ProtocolError(.internalError) }
        return try await reading.perform()
    }
}
