// What the administrator wishes of one engine; every value has a default that suits a laptop.
import NIOCore

/// The settings of one engine.
public struct EngineSettings: Sendable, Equatable {
    /// False: the engine is never started.
    public var isEnabled = true
    /// False: the first request starts it.
    public var preload = true
    /// Time without a request after which the engine is unloaded; nil keeps it loaded.
    public var keepAlive: TimeAmount?
    /// Requests that may wait, those being worked on not counted.
    public var queueLimit = 64
    /// Resident memory of the host above which it is drained and started anew; nil: twice what the manifest
    /// estimates, at least 256 MiB.
    public var memoryLimitBytes: UInt64?
    /// A JSON object for the engine, checked against its own schema by the host.
    public var optionsJSON = "{}"
    /// Whether an engine whose manifest asks for the network gets it.
    public var allowNetwork = false
    /// Whether an engine whose manifest asks to start programs may do so.
    public var allowExec = false
    /// From spawn to hand-shake.
    public var startTimeout: TimeAmount = .seconds(10)
    /// From hand-shake to the end of the first inference.
    public var loadTimeout: TimeAmount = .seconds(120)
    /// For what is in flight when the engine leaves.
    public var drainTimeout: TimeAmount = .seconds(30)
    /// From the request to end to SIGKILL.
    public var stopTimeout: TimeAmount = .seconds(5)
    /// From a request's deadline to the host's last word on it; then the host is killed. It covers the
    /// longest stretch in which an engine cannot look at its deadline.
    public var lateReplyGrace: TimeAmount = .seconds(5)
    /// Without any sign of progress of a running request, or from a cancellation to the host's last word on
    /// it; then the host is killed.
    public var stallTimeout: TimeAmount = .seconds(10)
    /// Between two pings; three unanswered ones are a fault.
    public var pingInterval: TimeAmount = .seconds(3)
    /// Idle time between two test inferences.
    public var canaryInterval: TimeAmount = .minutes(5)

    /// Makes the defaults.
    public init() {}
}
