// What became of a new build of an engine: tested beside the one that serves, then on probation, or not taken.

/// The change of an engine from one build to another.
public struct EngineUpgrade: Sendable, Equatable {
    /// How far it is.
    public enum Phase: String, Sendable, CaseIterable {
        /// The new build starts and makes its first inference beside the old one, which serves.
        case testing
        /// The new build serves; if it is quarantined within the time of probation, the old one comes back.
        case probation
        /// The new build did not pass, and the old one serves on.
        case refused
        /// The new build was quarantined on probation, and the old one serves again.
        case rolledBack = "rolled_back"
    }

    /// How far it is.
    public var phase: Phase
    /// The version that served before.
    public var fromVersion: String
    /// The version that was installed.
    public var toVersion: String
    /// Why the new build was not taken; nil while nothing is held against it.
    public var reason: EngineError?

    /// Makes an upgrade; see the properties.
    public init(phase: Phase, fromVersion: String, toVersion: String, reason: EngineError? = nil) {
        self.phase = phase
        self.fromVersion = fromVersion
        self.toVersion = toVersion
        self.reason = reason
    }
}

/// Which part a build of an engine plays; there may be several of one engine while it changes from one to another.
public enum EngineRole: String, Sendable, CaseIterable {
    /// It is the one that serves, or would.
    case current
    /// It is tested beside the current one.
    case trial
    /// Its time is over: it finishes what it has begun.
    case retiring
}
