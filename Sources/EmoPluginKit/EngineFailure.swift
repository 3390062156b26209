// Why a call on an engine failed: a status of the ABI and words without user text.
import CEmoABI

/// The status a call ends with. An open set: values of later minor versions are kept.
public struct EngineStatus: RawRepresentable, Sendable, Hashable {
    /// One of the `EMO_…` statuses of `emobuddy/abi.h`.
    public var rawValue: Int32

    /// Keeps any value.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The work was done.
    public static let ok = EngineStatus(rawValue: EMO_OK)
    /// The caller no longer wants the result.
    public static let cancelled = EngineStatus(rawValue: EMO_CANCELLED)
    /// The deadline passed.
    public static let deadline = EngineStatus(rawValue: EMO_DEADLINE)
    /// The input cannot be worked on.
    public static let invalidArgument = EngineStatus(rawValue: EMO_INVALID_ARGUMENT)
    /// The engine does not do that.
    public static let unsupported = EngineStatus(rawValue: EMO_UNSUPPORTED)
    /// Something the engine needs is not there now.
    public static let unavailable = EngineStatus(rawValue: EMO_UNAVAILABLE)
    /// Memory, descriptors or a limit of the engine ran out.
    public static let resourceExhausted = EngineStatus(rawValue: EMO_RESOURCE_EXHAUSTED)
    /// The call came in the wrong state.
    public static let failedPrecondition = EngineStatus(rawValue: EMO_FAILED_PRECONDITION)
    /// A model file or saved state is missing, truncated or corrupted.
    public static let dataInvalid = EngineStatus(rawValue: EMO_DATA_INVALID)
    /// A defect of the engine.
    public static let `internal` = EngineStatus(rawValue: EMO_INTERNAL)
}

/// What an engine throws.
public struct EngineFailure: Error, Sendable, Equatable {
    /// The status the host sees.
    public var status: EngineStatus
    /// What is wrong and what to do, without user text.
    public var message: String

    /// Makes a failure.
    public init(_ status: EngineStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
