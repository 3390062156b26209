// Where an engine is in its life, as health screens and events name it.

/// The state of one engine.
public enum EngineState: String, Sendable, CaseIterable {
    /// There is no usable plugin of this id.
    case absent
    /// Its host process was spawned and has not shaken hands yet.
    case starting
    /// The engine reads its models and makes its first inference.
    case loading
    /// A real inference has passed and nothing is in flight.
    case ready
    /// Requests are in flight.
    case busy
    /// What is in flight is finished, nothing new is taken.
    case draining
    /// The host was told to end.
    case stopping
    /// No host process; it is started by a command or by the first request.
    case stopped
    /// It failed and is started again after a while.
    case backingOff = "backing_off"
    /// It failed too often, or for a reason that a restart cannot cure.
    case quarantined
    /// The administrator switched it off.
    case disabled

    /// True while a host process exists.
    public var hasProcess: Bool {
        switch self {
        case .starting, .loading, .ready, .busy, .draining, .stopping: true
        case .absent, .stopped, .backingOff, .quarantined, .disabled: false
        }
    }

    /// True when requests are taken and worked on at once.
    public var isServing: Bool { self == .ready || self == .busy }
}
