// What the supervision tells of its engines as it happens, for events.
import NIOCore

/// Something that happened to an engine.
public enum EngineNotice: Sendable, Equatable {
    /// A build of it changed its state.
    case transition(EngineTransition)
    /// An upgrade of the engine came a step further; nil when the new build has proved itself.
    case upgrade(id: String, kind: EngineKind, EngineUpgrade)
}

/// A change of an engine's state. Changes between ready and busy are not told.
public struct EngineTransition: Sendable, Equatable {
    /// The engine.
    public let id: String
    /// What it does.
    public let kind: EngineKind
    /// The version of the build.
    public let version: String
    /// The part the build plays.
    public let role: EngineRole
    /// The state before.
    public let from: EngineState
    /// The state now.
    public let to: EngineState
    /// Why, where there is a reason to tell.
    public let reason: EngineError?
    /// When.
    public let at: NIODeadline
}
