// One engine at one moment, for health screens.
import NIOCore

/// What is known of an engine now.
public struct EngineSnapshot: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// What it does.
    public var kind: EngineKind
    /// The version of the installed plugin.
    public var version: String
    /// Where it is in its life.
    public var state: EngineState
    /// Since when.
    public var stateSince: NIODeadline
    /// The host; nil without one.
    public var processID: Int32?
    /// Requests waiting.
    public var queueDepth: Int
    /// Requests being worked on.
    public var inFlight: Int
    /// Hosts that ended without being told to.
    public var deaths: Int
    /// Hosts started.
    public var starts: Int
    /// Requests answered, and requests failed by the engine.
    public var answered: Int, failed: Int
    /// Resident memory of the host; nil without one.
    public var residentBytes: UInt64?
    /// The latest failure, until the engine has been in service again for five minutes.
    public var lastFailure: EngineError?
    /// Until the next start; nil when none is planned.
    public var retryInMilliseconds: Int?
    /// How long the latest test inference took; nil before the first.
    public var canaryMilliseconds: Double?
    /// BCP 47 tags.
    public var languages: [String]
    /// Emotion labels.
    public var labels: [String]
    /// The plugin.
    public var libraryPath: String
    /// True for the preferred engine of its kind.
    public var isPrimary: Bool
    /// What of the sandbox is in force, such as `landlock:7`, `seccomp`, `no_new_privs`.
    public var sandbox: [String]
    /// Counters of the engine's own.
    public var counters: [String: Double]
    /// What became of a new build, until it has proved itself; nil when none was installed.
    public var upgrade: EngineUpgrade?
}
