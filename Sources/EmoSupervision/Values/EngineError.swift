// Why an engine did not do what was asked: a stable code, what happened, what to do next, and never a word of
// a user.

/// A refusal or failure of an engine or of its supervision.
///
/// Clients decide by ``code``; ``message`` and ``hint`` are for people. New codes may be added, none changes
/// its meaning.
public struct EngineError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable code such as `engine.unavailable`; an open set, because hosts pass on codes of their own
    /// (`audio.*`).
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it goes over the wire.
        public let rawValue: String

        /// Makes a code of its wire form.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No engine of the kind can take the request now.
        public static let unavailable = Code(rawValue: "engine.unavailable")
        /// The engine failed at this request, or its process ended while it worked on it.
        public static let failed = Code(rawValue: "engine.failed")
        /// This input was in flight at two deaths of a host and is not tried again.
        public static let poisonRequest = Code(rawValue: "engine.poison_request")
        /// No engine has this id.
        public static let unknown = Code(rawValue: "engine.unknown")
        /// The engine does not do that: a language, a rate, an option.
        public static let unsupported = Code(rawValue: "engine.unsupported")
        /// The engine cannot work on this input; trying again will not help.
        public static let inputRefused = Code(rawValue: "engine.input_refused")
        /// A model file that the manifest names is not there.
        public static let modelMissing = Code(rawValue: "engine.model_missing")
        /// A model file differs from what the manifest says, or the engine cannot read it.
        public static let modelCorrupt = Code(rawValue: "engine.model_corrupt")
        /// The plugin was built for another version of the plugin ABI.
        public static let abiMismatch = Code(rawValue: "engine.abi_mismatch")
        /// The manifest cannot be read, or contradicts itself or the plugin.
        public static let manifestInvalid = Code(rawValue: "engine.manifest_invalid")
        /// A plugin file or folder could have been changed by others than root and the daemon.
        public static let untrustedFile = Code(rawValue: "engine.untrusted_file")
        /// A new build of the engine did not pass its test; the one that served before serves on.
        public static let upgradeRefused = Code(rawValue: "engine.upgrade_refused")
        /// The host program cannot be started or refuses its part of the link.
        public static let hostUnusable = Code(rawValue: "engine.host_unusable")
        /// The deadline passed before the answer was there.
        public static let deadlineExceeded = Code(rawValue: "deadline.exceeded")
        /// The caller no longer wants the answer.
        public static let cancelled = Code(rawValue: "request.cancelled")
        /// Too many requests wait for this engine.
        public static let queueFull = Code(rawValue: "limit.queue_full")
    }

    /// What kind of failure this is.
    public let code: Code
    /// What happened, in one sentence, without data of users.
    public let message: String
    /// The next thing to do.
    public let hint: String
    /// How long to wait before trying again, in milliseconds, where trying again can help.
    public let retryAfterMilliseconds: Int?

    /// Makes an error; see the properties.
    public init(_ code: Code, _ message: String, hint: String, retryAfterMilliseconds: Int? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.retryAfterMilliseconds = retryAfterMilliseconds
    }

    /// Whether the same request may succeed later without anything being changed in it.
    public var isRetryable: Bool { retryAfterMilliseconds != nil }

    /// Code, message and hint in one line.
    public var description: String { "\(code.rawValue): \(message) (\(hint))" }
}

extension EngineError {
    static func unavailable(_ what: String, reason: EngineError? = nil, retryAfterMilliseconds: Int)
        -> EngineError
    {
        EngineError(
            .unavailable, reason.map { "\(what) \($0.message)" } ?? what,
            hint: reason?.hint ?? "Look at the engines with: emoctl engine list",
            retryAfterMilliseconds: retryAfterMilliseconds)
    }

    static func deadlineExceeded() -> EngineError {
        EngineError(
            .deadlineExceeded, "The engine had no answer before the deadline.",
            hint: "Give a longer timeout_ms, or a shorter input.", retryAfterMilliseconds: 1_000)
    }

    static func cancelled() -> EngineError {
        EngineError(
            .cancelled, "The request was cancelled.", hint: "Send it again if the answer is still wanted.")
    }

    static func queueFull(limit: Int) -> EngineError {
        EngineError(
            .queueFull, "\(limit) requests wait for this engine already.",
            hint: "Try again after the given time.",
            retryAfterMilliseconds: 1_000)
    }

    static func hostDied(_ exit: String, engine: String, retryAfterMilliseconds: Int? = 1_000) -> EngineError
    {
        EngineError(
            .failed, "The process of \(engine) ended during this request: \(exit).",
            hint: "It is restarted by itself; see: emoctl engine show \(engine)",
            retryAfterMilliseconds: retryAfterMilliseconds)
    }

    static func poison() -> EngineError {
        EngineError(
            .poisonRequest, "This input was being worked on when an engine's process ended, twice.",
            hint: "Do not send it again; keep it to report the engine's defect.")
    }

    static func unknown(_ id: String) -> EngineError {
        EngineError(.unknown, "There is no engine \(id).", hint: "List the engines with: emoctl engine list")
    }
}
